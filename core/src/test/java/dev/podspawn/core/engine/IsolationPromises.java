package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.core.engine.ContainerSpec.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an engine promises of the walls around a container; programs of an exec are within them too. */
public interface IsolationPromises extends EngineUnderTest {
  Security STRICT =
      new Security(List.of("ALL"), List.of("CHOWN"), true, true, Map.of("/work", "size=1m"));

  @Test
  default void dropsCapabilities() {
    String status = "grep CapBnd: /proc/self/status";
    assertThat(Ran.script(engine(), strict(), status).stdout())
        .isEqualTo("CapBnd:\t0000000000000001\n");
  }

  @Test
  default void closesTheWayToNewPrivileges() {
    Ran status = Ran.script(engine(), strict(), "grep NoNewPrivs: /proc/self/status");
    assumeTrue(status.status() == 0, "NOT TESTED: this engine's kernel, gVisor's, does not tell");
    assertThat(status.stdout()).isEqualTo("NoNewPrivs:\t1\n");
  }

  @Test
  default void rootFileSystemIsReadOnlyButForTheTmpfs() {
    String script = "touch /work/a && ls /work; touch /a 2>/dev/null || echo refused";
    assertThat(Ran.script(engine(), strict(), script).stdout()).isEqualTo("a\nrefused\n");
  }

  @Test
  default void memoryIsLimited() {
    assumeTrue(limits(), "NOT TESTED: no limits for this engine on this host");
    String limit =
        "cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null";
    assertThat(Ran.script(engine(), strict(), limit).stdout())
        .isEqualTo(tightLimits().memoryBytes() + "\n");
  }

  @Test
  default void containerHasItsHostnameAndAnInit() {
    assumeTrue(isolates(), "this engine's programs run on this machine itself");
    Ran ran = Ran.script(engine(), sandbox().startIdle(), "hostname; cat /proc/1/comm");
    assertThat(ran.stdout()).startsWith("box\n").doesNotContain("sleep");
  }

  @Test
  default void programRunsAsTheUserAskedFor() {
    assumeTrue(isolates(), "this engine's programs run on this machine itself");
    ExecSpec spec = new ExecSpec(
        List.of("sh", "-c", "id -u; id -g"),
        Map.of(),
        Optional.empty(),
        Optional.of("12:34"),
        Optional.empty());
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec))
        .isEqualTo(new Ran("12\n34\n", "", 0));
  }

  private String strict() {
    assumeTrue(isolates(), "this engine's programs run on this machine itself");
    return sandbox().start(sandbox().secured(tightLimits(), STRICT));
  }
}
