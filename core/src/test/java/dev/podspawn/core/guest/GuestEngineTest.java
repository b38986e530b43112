package dev.podspawn.core.guest;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.engine.Sandbox;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.log.CapturedLog;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done where the guest cannot run, and what containers are shown. */
final class GuestEngineTest {
  private static final String IMAGE = "image";

  private final FakeEngine fake = FakeEngine.withImages(IMAGE);
  private final CapturedLog log = new CapturedLog();

  @Test
  void fallsBackOnceAndSaysWhy() {
    try (GuestEngine engine = engine("/no/such/guest", true)) {
      String container = new Sandbox(engine, IMAGE).startIdle();
      assertThat(Ran.script(engine, container, "echo direct"))
          .isEqualTo(new Ran("direct\n", "", 0));
      assertThat(Ran.script(engine, container, "exit 4").status()).isEqualTo(4);
      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0))
          .contains("warning")
          .contains("PS1334")
          .contains("status 127")
          .contains("/no/such/guest");
      assertThat(fake.execs()).hasSize(3);
    }
  }

  @Test
  void failsWhereTheGuestIsAMust() {
    try (GuestEngine engine = engine("/no/such/guest", false)) {
      String container = new Sandbox(engine, IMAGE).startIdle();
      try (Exec exec = engine.exec(container, ExecSpec.of("true"))) {
        EngineException failure = assertFails(ErrorCode.GUEST_NOT_RUN, exec::awaitExit);
        assertThat(failure.personLine()).doesNotContain("/no/such");
      }
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void otherFailuresAreNotForgiven() {
    try (GuestEngine engine = engine("/bin/true", true)) {
      assertFails(ErrorCode.CONTAINER_GONE, () -> engine.exec("none", ExecSpec.of("true")));
      String container = new Sandbox(engine, IMAGE).startIdle();
      assertFails(
          ErrorCode.EXEC_FAILED, () -> engine("g", false).exec(container, ExecSpec.of("a\0b")));
    }
  }

  @Test
  void containersAreShownTheToolbox() {
    Mount toolbox = new Mount(Path.of("/opt/toolbox"), "/.podspawn");
    GuestSettings settings = new GuestSettings("g", Optional.of(toolbox), false, Optional.empty());
    try (GuestEngine engine = new GuestEngine(fake, settings, log)) {
      Sandbox sandbox = new Sandbox(engine, IMAGE);
      sandbox.startIdle();
      assertThat(fake.containers().values())
          .singleElement()
          .satisfies(spec -> assertThat(spec.mounts()).containsExactly(toolbox));
    }
  }

  private GuestEngine engine(String program, boolean directWhenUnable) {
    return new GuestEngine(
        fake,
        new GuestSettings(program, Optional.empty(), directWhenUnable, Optional.empty()),
        log);
  }
}
