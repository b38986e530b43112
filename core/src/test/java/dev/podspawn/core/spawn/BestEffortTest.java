package dev.podspawn.core.spawn;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.ContainerSpec.Box;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine cannot do is left out only where the admin has said that it may be missing. */
final class BestEffortTest {
  private static final ContainerSpec SPEC = new ContainerSpec(
      "box",
      "image",
      List.of("sleep", "1"),
      Map.of(),
      Map.of(),
      Optional.empty(),
      Optional.empty(),
      new ContainerSpec.Limits(0, 0, 0, 0, 0, 7),
      new ContainerSpec.Security(
          List.of(),
          List.of(),
          true,
          false,
          Map.of(),
          new Box(Optional.of("runsc"), Optional.of("auto"), Optional.empty(), List.of())));

  private final List<ContainerSpec> asked = new ArrayList<>();

  private static EngineException failure(ErrorCode code) {
    Message message = Message.of("create the container box", "it cannot");
    return new EngineException(code, message, message, null);
  }

  /** An engine that fails once with each of these. */
  private Engine failing(ErrorCode... codes) {
    return (Engine) Proxy.newProxyInstance(
        Engine.class.getClassLoader(),
        new Class<?>[] {Engine.class},
        (proxy, method, arguments) -> {
          asked.add((ContainerSpec) arguments[0]);
          if (asked.size() <= codes.length) {
            throw failure(codes[asked.size() - 1]);
          }
          return "c1";
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNTIME_UNAVAILABLE", "RUNTIME_NOT_USED"})
  void aRuntimeIsLeftOutOnlyWhereItMayBe(ErrorCode code) {
    assertFails(
        code,
        () -> new BestEffort(failing(code), List.of(Promise.USERNS, Promise.DISK)).create(SPEC));
    assertThat(asked).containsExactly(SPEC);
    asked.clear();
    assertThat(new BestEffort(failing(code), List.of(Promise.RUNTIME)).create(SPEC))
        .isEqualTo("c1");
    assertThat(asked).containsExactly(SPEC, SPEC.in(SPEC.security().box().withoutRuntime()));
  }

  @Test
  void allThatMayBeMissingMayBeMissingTogether() {
    Engine engine = failing(
        ErrorCode.DISK_LIMIT_UNSUPPORTED, ErrorCode.USERNS_UNAVAILABLE, ErrorCode.RUNTIME_NOT_USED);
    new BestEffort(engine, List.of(Promise.RUNTIME, Promise.USERNS, Promise.DISK)).create(SPEC);
    assertThat(asked).hasSize(4).last().isEqualTo(SPEC.withoutDiskLimit().in(Box.PLAIN));
  }

  @Test
  void whatFailsThoughItIsNotAskedForIsNotTriedForEver() {
    Engine engine = failing(ErrorCode.USERNS_UNAVAILABLE, ErrorCode.USERNS_UNAVAILABLE);
    assertFails(
        ErrorCode.USERNS_UNAVAILABLE,
        () -> new BestEffort(engine, List.of(Promise.USERNS)).create(SPEC));
    assertThat(asked).hasSize(2);
  }

  @Test
  void otherFailuresAreLeftAlone() {
    assertFails(
        ErrorCode.CONTAINER_CREATE_FAILED,
        () -> new BestEffort(failing(ErrorCode.CONTAINER_CREATE_FAILED), List.of(Promise.values()))
            .create(SPEC));
    assertThat(asked).containsExactly(SPEC);
  }
}
