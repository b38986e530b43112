package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine promises of images and containers. */
public interface ContainerPromises extends EngineUnderTest {
  String NO_SUCH_IMAGE = "localhost/podspawn-test/no-such:latest";

  @Test
  default void answersPing() {
    engine().ping();
  }

  @Test
  default void knowsItsImages() {
    assertThat(engine().imageExists(image())).isTrue();
    assertThat(engine().imageExists(NO_SUCH_IMAGE)).isFalse();
  }

  @Test
  default void pullOfAnImageThatNoRegistryHasFails() {
    assertFails(ErrorCode.PULL_FAILED, () -> engine().pull(NO_SUCH_IMAGE, PullListener.SILENT));
  }

  @Test
  default void createdContainerIsKnownAndNotRunning() {
    ContainerSpec spec = sandbox().idle();
    String id = engine().create(spec);
    assertThat(engine().inspect(spec.name())).hasValueSatisfying(info -> {
      assertThat(info.id()).isEqualTo(id);
      assertThat(info.name()).isEqualTo(spec.name());
      assertThat(info.running()).isFalse();
      assertThat(info.pid()).isZero();
      assertThat(info.labels()).containsAllEntriesOf(sandbox().labels());
    });
  }

  @Test
  default void startedContainerRunsAndCanBeStartedAgain() {
    String name = sandbox().startIdle();
    engine().start(name);
    assertThat(engine().inspect(name)).hasValueSatisfying(info -> {
      assertThat(info.running()).isTrue();
      assertThat(ProcessHandle.of(info.pid()))
          .as("process %d of the host", info.pid())
          .isPresent();
    });
  }

  @Test
  default void listsRunningAndStoppedContainersThatCarryEveryLabel() {
    ContainerSpec stopped = sandbox().idle();
    engine().create(stopped);
    String running = sandbox().startIdle();
    assertThat(engine().list(sandbox().labels()))
        .extracting(ContainerInfo::name)
        .containsExactlyInAnyOrder(stopped.name(), running);
    Map<String, String> more = new HashMap<>(sandbox().labels());
    more.put("podspawn-test-other", "x");
    assertThat(engine().list(more)).isEmpty();
  }

  /** As of a user's project, and of another user: neither name, nor the labels of the one, lead to the other. */
  @Test
  default void namesThatDifferInADotOnlyAreApart() {
    String user = sandbox().freshName();
    ContainerSpec project = sandbox().named(user + ".b", "x");
    ContainerSpec joined = sandbox().named(user + "-b", "x-b");
    engine().create(project);
    String other = engine().create(joined);
    assertThat(engine().inspect(user)).isEmpty();
    assertThat(engine().list(sandbox().labels("x")))
        .extracting(ContainerInfo::name)
        .containsExactly(project.name());
    engine().remove(project.name());
    assertThat(engine().inspect(project.name())).isEmpty();
    assertThat(engine().inspect(joined.name()))
        .hasValueSatisfying(info -> assertThat(info.id()).isEqualTo(other));
  }

  @Test
  default void removesRunningContainersAtOnceAndMissingOnesQuietly() {
    String name = sandbox().startIdle();
    engine().remove(name);
    assertThat(engine().inspect(name)).isEmpty();
    engine().remove(name);
  }

  /** The init passes the signal on; a program that heeds it ends long before its time is up. */
  @Test
  default void stopEndsAContainerAndItIsRemoved() throws IOException {
    String script = "trap 'exit 0' TERM; : >/trapped; while :; do sleep 600 & wait; done";
    String name = sandbox().start(sandbox().running(List.of("sh", "-c", script)));
    if (isolates()) {
      // Before that the init may not be ready yet either, and a signal to it would be lost.
      Ran.script(engine(), name, "until [ -e /trapped ]; do sleep 1; done");
    }
    engine().stop(name, Duration.ofSeconds(60));
    engine().remove(name);
    assertThat(engine().inspect(name)).isEmpty();
    engine().stop(name, Duration.ZERO);
  }

  @Test
  default void createOfAMissingImageSaysSo() {
    assertFails(ErrorCode.IMAGE_MISSING, () -> engine().create(sandbox().ofImage(NO_SUCH_IMAGE)));
  }

  @Test
  default void createUnderANameInUseSaysSo() {
    ContainerSpec spec = sandbox().idle();
    engine().create(spec);
    assertFails(ErrorCode.CONTAINER_NAME_IN_USE, () -> engine().create(spec));
    assertThat(engine().inspect(spec.name())).isPresent();
  }

  @Test
  default void startOfAMissingContainerSaysSo() {
    String name = sandbox().freshName();
    assertFails(ErrorCode.CONTAINER_GONE, () -> engine().start(name));
  }

  /** The engine's init starts well and its program does not: the container starts, and is gone. */
  @Test
  default void containerThatEndsRightAfterItsStartIsGone() throws IOException {
    ContainerSpec spec = sandbox().running(List.of("true"));
    engine().create(spec);
    List<ErrorCode> codes = new ArrayList<>();
    try {
      engine().start(spec.name());
      waitForEnd(spec.name());
    } catch (EngineException e) {
      codes.add(e.code());
    }
    assertThat(codes)
        .isSubsetOf(
            ErrorCode.CONTAINER_START_FAILED,
            ErrorCode.CONTAINER_GONE,
            ErrorCode.EXEC_FAILED,
            ErrorCode.GUEST_NOT_RUN,
            ErrorCode.GUEST_LOST,
            ErrorCode.CONNECTION_LOST);
    assertFails(
        ErrorCode.CONTAINER_GONE,
        () -> engine().exec(spec.name(), ExecSpec.of("true")).close());
  }

  private void waitForEnd(String container) throws IOException {
    try (Exec exec = engine().exec(container, ExecSpec.of("sleep", "600"))) {
      while (exec.stream().receive(new Ran.Collected())) {}
      exec.awaitExit();
    }
  }
}
