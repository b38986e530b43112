package dev.podspawn.core.guest;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.engine.Sandbox;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users may do to the real guest, which runs as they do: it ends their own session. */
@Timeout(60)
final class GuestLostTest {
  private static final GuestTimes TIMES = new GuestTimes(400, 1_500, 5_000);

  private final GuestEngine engine = new GuestEngine(
      FakeEngine.withImages("image"),
      new GuestSettings(Toolbox.guest().toString(), Optional.empty(), false, Optional.empty()),
      new CapturedLog(),
      TIMES);
  private final String container = new Sandbox(engine, "image").startIdle();

  @Test
  void guestThatIsKilled() throws Exception {
    ends("KILL");
  }

  @Test
  void guestThatIsStopped() throws Exception {
    ends("STOP");
  }

  private void ends(String signal) throws Exception {
    try (Exec exec = run("echo here; read -r go; kill -" + signal + " $PPID; sleep 60")) {
      Ran.until(exec, "here");
      exec.stream().send(ByteBuffer.wrap(new byte[] {'\n'}));
      assertThat(Sessions.output(exec).bytes()).isEmpty();
      assertFails(ErrorCode.GUEST_LOST, exec::awaitExit);
    }
  }

  /** Several times as long as a guest may be silent. */
  @Test
  void guestThatIsOnlyQuietIsKept() {
    assertThat(Ran.script(engine, container, "sleep 4; echo still here").stdout())
        .isEqualTo("still here\n");
  }

  private Exec run(String script) {
    return engine.exec(container, ExecSpec.of("sh", "-c", script));
  }
}
