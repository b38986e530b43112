package dev.podspawn.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineContract;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.engine.ServicePart;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.image.TestImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract on one real engine, started for all of the class's tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealEngineContract extends EngineContract {
  private static final long PATIENCE = 30;

  private final EngineKind kind;
  private TestEngine running;

  RealEngineContract(EngineKind kind) {
    this.kind = kind;
  }

  /** The time that a stop may take is no silence of the engine's. */
  @Test
  void waitsForAStopLongerThanForOtherAnswers() {
    List<String> deaf = List.of("sh", "-c", "trap '' TERM; : >/trapped; sleep 600");
    String name = sandbox().start(sandbox().running(deaf));
    Ran.script(engine(), name, "until [ -e /trapped ]; do sleep 1; done");
    try (Engine impatient = PodmanEngine.at(running.socket(), Duration.ofSeconds(3))) {
      impatient.stop(name, Duration.ofSeconds(5));
    }
    engine().remove(name);
  }

  @Test
  void aLogIsFollowedUntilItsContainerEnds() throws Exception {
    String name = saying("echo begun; until [ -e /go ]; do sleep 0.1; done; echo going >&2;"
        + " until [ -e /end ]; do sleep 0.1; done; echo over");
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    CompletableFuture<Void> following =
        CompletableFuture.runAsync(() -> engine().services().follow(name, 10, lines::add));
    assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("begun");
    running.cli("exec", name, "touch", "/go");
    assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("going");
    running.cli("exec", name, "touch", "/end");
    following.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(lines).containsExactly("over");
  }

  @Test
  void aFollowedLogEndsWithItsContainersRemovalAndByAnInterrupt() {
    String removed = saying("echo begun; sleep 600");
    engine().services().follow(removed, 10, line -> engine().remove(removed));
    String name = saying("echo begun; sleep 600");
    Thread self = Thread.currentThread();
    assertThatThrownBy(() -> engine().services().follow(name, 10, line -> self.interrupt()))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("PS1333 ");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theLogOfOneThatHasEndedIsFollowedToItsEndAtOnce() throws Exception {
    String name = saying("echo begun; echo over");
    List<String> lines = new ArrayList<>();
    CompletableFuture.runAsync(() -> engine().services().follow(name, 10, lines::add))
        .get(PATIENCE, TimeUnit.SECONDS);
    assertThat(lines).containsExactly("begun", "over");
  }

  private String saying(String script) {
    return sandbox()
        .start(sandbox()
            .running(List.of())
            .serving(new ServicePart(List.of("sh", "-c", script), List.of())));
  }

  @BeforeAll
  void startEngine() {
    running = TestEngine.start(kind);
  }

  @AfterAll
  void stopEngine() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  protected Engine connect() {
    return PodmanEngine.at(running.socket());
  }

  @Override
  public final String image() {
    return TestImages.BUSYBOX;
  }

  /** Images, and containers: those of Podman's builder are shown by --external only. */
  public final void assertNothingLeft(ImageBuild build) {
    List<String> images = new ArrayList<>(List.of("images", "--all", "--quiet"));
    build.labels().forEach((name, value) -> images.add("--filter=label=" + name + "=" + value));
    assertThat(running.cli(images.toArray(new String[0])).stdout()).isEmpty();
    String[] all = kind == EngineKind.DOCKER
        ? new String[] {"ps", "--all", "--quiet"}
        : new String[] {"ps", "--all", "--external", "--quiet"};
    assertThat(running.cli(all).stdout()).isEmpty();
  }

  TestEngine running() {
    return running;
  }
}
