package dev.podspawn.podman.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.WindowSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What engines answered when they refused (Podman 4.3.1, Docker 20.10.24), and what becomes of it. */
final class RefusalTableTest {
  private static final Endpoint<?> CREATE = new CreateContainer(spec(), MountStyle.WITH_OPTIONS);
  private static final Endpoint<?> START = new StartContainer("c");
  private static final Endpoint<?> EXEC = new CreateExec("c", ExecSpec.of("true"));

  private static final Endpoint<?> BUILD = new BuildImage(
      new ImageBuild("localhost/t:1", "b", Map.of(), List.of()), "", BuildListener.SILENT);

  private static ContainerSpec spec() {
    return new ContainerSpec(
        "c",
        "img",
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        row(CREATE, 404, "no such image: img: image not known", ErrorCode.IMAGE_MISSING),
        row(CREATE, 500, "no such image: img: image not known", ErrorCode.IMAGE_MISSING),
        row(CREATE, 404, "No such image: img:latest", ErrorCode.IMAGE_MISSING),
        row(
            CREATE,
            500,
            "container create: creating container storage: the container name \"c\" is already in"
                + " use by 1c2b. You have to remove that container",
            ErrorCode.CONTAINER_NAME_IN_USE),
        row(
            CREATE,
            409,
            "Conflict. The container name \"/c\" is already in use by container \"bd33\".",
            ErrorCode.CONTAINER_NAME_IN_USE),
        row(
            CREATE,
            500,
            "container create: unable to find network with name or ID n: network not found",
            ErrorCode.CONTAINER_CREATE_FAILED),
        row(
            START,
            404,
            "no container with name or ID \"c\" found: no such container",
            ErrorCode.CONTAINER_GONE),
        row(START, 404, "No such container: c", ErrorCode.CONTAINER_GONE),
        row(START, 404, "network nosuchnet not found", ErrorCode.CONTAINER_START_FAILED),
        row(
            START,
            500,
            "runc: runc create failed: error mounting",
            ErrorCode.CONTAINER_START_FAILED),
        row(
            START,
            500,
            "cannot listen on the TCP port: listen tcp4 127.0.0.1:3000: bind: address already in use",
            ErrorCode.PORT_UNAVAILABLE),
        row(
            START,
            500,
            "driver failed programming external connectivity on endpoint c2 (42df): Bind for"
                + " 127.0.0.1:3000 failed: port is already allocated",
            ErrorCode.PORT_UNAVAILABLE),
        row(START, 500, "Address already in use", ErrorCode.CONTAINER_START_FAILED),
        row(EXEC, 404, "No such container: c", ErrorCode.CONTAINER_GONE),
        row(EXEC, 409, "Container bd33 is not running", ErrorCode.CONTAINER_GONE),
        row(
            EXEC,
            500,
            "can only create exec sessions on running containers: container state improper",
            ErrorCode.CONTAINER_GONE),
        row(
            EXEC,
            409,
            "Container c is paused, unpause the container before exec",
            ErrorCode.EXEC_FAILED),
        row(
            new PullImage("i", PullListener.SILENT),
            500,
            "Get \"http://localhost/v2/\": refused",
            ErrorCode.PULL_FAILED),
        row(BUILD, 500, "dockerfile parse error line 1", ErrorCode.BUILD_FAILED),
        row(new ImageUser("i"), 404, "No such image: i", ErrorCode.IMAGE_MISSING),
        row(new PruneImages(Map.of()), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new DanglingImages(Map.of()), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new RemoveImage("i"), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new ImageExists("i"), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new Ping(), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new InspectContainer("c"), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new ListContainers(Map.of()), 500, "boom", ErrorCode.ENGINE_FAILED),
        row(new InspectExec("e"), 404, "no such exec session", ErrorCode.CONNECTION_LOST),
        row(new RemoveContainer("c"), 500, "boom", ErrorCode.CONTAINER_REMOVE_FAILED),
        row(new StopContainer("c", Duration.ZERO), 500, "boom", ErrorCode.CONTAINER_REMOVE_FAILED),
        row(new ListNetworks(Map.of()), 500, "boom", ErrorCode.NETWORK_FAILED),
        row(new CreateNetwork("n", Map.of()), 500, "boom", ErrorCode.NETWORK_FAILED),
        row(
            new RemoveNetwork("n"),
            403,
            "network n has active endpoints",
            ErrorCode.NETWORK_FAILED));
  }

  private static Arguments row(Endpoint<?> endpoint, int status, String words, ErrorCode code) {
    return Arguments.of(endpoint, status, words, code);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalBecomesAFailure(Endpoint<?> endpoint, int status, String words, ErrorCode code) {
    EngineException failure = catchThrowableOfType(
        EngineException.class, () -> endpoint.read(answer(status, message(words))));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.adminLine()).contains("/run/e.sock answered " + status + ": " + words);
    assertThat(failure.personLine()).doesNotContain("/run/e.sock").doesNotContain(words);
  }

  @Test
  void someRefusalsAreNoFailures() throws IOException {
    assertThat(new ImageExists("i").read(answer(404, message("x")))).isFalse();
    assertThat(START.read(answer(304, ""))).isEqualTo(Done.DONE);
    assertThat(new RemoveContainer("c").read(answer(404, message("x")))).isTrue();
    assertThat(new RemoveContainer("c")
            .read(answer(409, message("removal of c is already in progress"))))
        .isFalse();
    assertThat(new RemoveNetwork("n").read(answer(404, message("x")))).isEqualTo(Done.DONE);
    assertThat(new CreateNetwork("n", Map.of())
            .read(answer(500, message("network name n already used: network already exists"))))
        .isEqualTo(Done.DONE);
    assertThat(new CreateNetwork("n", Map.of())
            .read(answer(409, message("network with name n already exists"))))
        .isEqualTo(Done.DONE);
    assertThat(new RemoveImage("i").read(answer(409, message("in use")))).isEqualTo(Done.DONE);
    assertThat(new DanglingImages(Map.of()).read(answer(200, "null"))).isEmpty();
    assertThat(new StopContainer("c", Duration.ZERO)
            .read(answer(404, message("No such container: c"))))
        .isEqualTo(Done.DONE);
    assertThat(new ResizeExec("e", new WindowSize(1, 1)).read(answer(500, message("x"))))
        .isFalse();
  }

  @Test
  void failureWithinASuccessfulPullIsAFailure() {
    String news =
        "{\"status\":\"x\"}{\"error\":\"denied\",\"errorDetail\":{\"message\":\"denied\"}}";
    EngineException failure = catchThrowableOfType(
        EngineException.class,
        () -> new PullImage("i", PullListener.SILENT).read(answer(200, news)));
    assertThat(failure.code()).isEqualTo(ErrorCode.PULL_FAILED);
    assertThat(failure.adminLine()).contains("denied");
  }

  @Test
  void failureWithinABuildAndItsBreakingOffAreFailures() {
    String step = "{\"stream\":\"Step 1\\n\"}";
    String error = "{\"errorDetail\":{\"message\":\"exit status 3\"},\"error\":\"exit status 3\"}";
    for (String news : List.of(step + error, step, step + "{\"stre", "")) {
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> BUILD.read(answer(200, news)));
      assertThat(failure.code()).as(news).isEqualTo(ErrorCode.BUILD_FAILED);
      assertThat(failure.adminLine())
          .contains("localhost/t:1")
          .containsAnyOf("exit status 3", "broke off", "ended before");
    }
  }

  @Test
  void wordsOfAnyFormAreQuotedShort() {
    EngineException failure = catchThrowableOfType(
        EngineException.class, () -> START.read(answer(500, "plain " + "x".repeat(10_000))));
    assertThat(failure.adminLine()).contains("plain xxx").hasSizeLessThan(1000);
  }

  private static ApiAnswer answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new ApiAnswer(status, new ByteArrayInputStream(bytes), "", "/run/e.sock");
  }

  private static String message(String words) {
    return "{\"cause\":\"x\",\"message\":\"" + words.replace("\"", "\\\"") + "\"}";
  }
}
