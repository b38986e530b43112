package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is asked for a container is in force in it, on each engine, and {@code inspect --security} says what is true. One
 * login holds the container that all look at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoxPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long MEMORY = 256L << 20;
  private static final int PIDS = 300;
  private static final String CONFIGURATION = "defaults:\n  image: " + PodHost.image()
      + "\n  memory: 256m\n  cpus: 0.5\nsecurity:\n  pids_limit: " + PIDS + "\n";

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private Podspawn podspawn;
  private Running login;

  @SuppressWarnings("NullAway.Init")
  BoxPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    podspawn = new Podspawn(host.installation());
    host.installation().configure(CONFIGURATION);
    login = alice.ssh().start("echo ready; exec sleep 1000");
    login.stdout().await("ready", PATIENCE);
  }

  @AfterAll
  void nothingIsLeft() {
    if (host != null) {
      try (PodHost closing = host) {
        if (login != null) {
          end();
        }
      }
    }
  }

  private void end() {
    try (Running ending = login) {
      ending.terminate();
      assertThat(ending.waitFor(PATIENCE)).isTrue();
    }
    alice.awaitNothing();
  }

  private boolean limitsAreKept() {
    return kind != EngineKind.ROOTLESS_PODMAN || HostQuirks.rootlessBestEffort().isEmpty();
  }

  private String pid() {
    return alice
        .engine()
        .cli("inspect", "--format", "{{.State.Pid}}", "podspawn-" + alice.name())
        .stdout()
        .strip();
  }

  /** What the kernel has for the first process, read by a shell: the test's own reading, not podspawn's. */
  private String group(String controller, String old, String unified) {
    String script = "path=$(sed -n \"s/^[0-9]*:$2://p\" /proc/$1/cgroup);"
        + " if [ -e /sys/fs/cgroup/cgroup.controllers ];"
        + " then cat /sys/fs/cgroup$(sed -n s/^0:://p /proc/$1/cgroup)/$4;"
        + " else cat /sys/fs/cgroup/$2$path/$3; fi";
    return Command.of("sh", "-c", script, "sh", pid(), controller, old, unified)
        .runOk()
        .stdout()
        .strip();
  }

  private static List<String> rows(String json, String filter) {
    return Command.of("jq", "-r", filter).stdin(json).runOk().lines();
  }

  @Test
  void theLimitsAreTheKernelsAndInspectSaysSo() {
    Result inspect = podspawn.run("inspect", "--security", "--json", alice.name());
    String states = ".[] | select(.promise == \"memory\" or .promise == \"pids\""
        + " or .promise == \"cpus\" or .promise == \"swap\") | \"\\(.promise) \\(.source) \\(.state)\"";
    if (limitsAreKept()) {
      assertThat(group("memory", "memory.limit_in_bytes", "memory.max"))
          .isEqualTo(Long.toString(MEMORY));
      assertThat(group("pids", "pids.max", "pids.max")).isEqualTo(Integer.toString(PIDS));
      assertThat(rows(inspect.stdout(), states))
          .as(inspect.toString())
          .containsExactly(
              "memory kernel ok", "swap kernel ok", "cpus kernel ok", "pids kernel ok");
      assertThat(inspect.exit()).as(inspect.toString()).isZero();
    } else {
      assertThat(rows(inspect.stdout(), states))
          .as(inspect.toString())
          .contains("memory kernel missing", "cpus kernel missing", "pids kernel missing");
      assertThat(inspect.exit()).as(inspect.toString()).isEqualTo(1);
    }
  }

  @Test
  void theWallsAreAsTheConfigurationHasThem() {
    String json = podspawn.run("inspect", "--security", "--json", alice.name()).stdout();
    assertThat(
            rows(json, ".[] | select(.state == \"missing\" or .state == \"unknown\") | .promise"))
        .isSubsetOf("memory", "swap", "cpus", "pids");
    assertThat(rows(json, value("no_new_privileges"))).containsExactly("yes");
    String capabilities = String.join(",", rows(json, value("capabilities")));
    assertThat(capabilities.split(",", -1))
        .containsExactlyInAnyOrder(
            "CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID", "NET_BIND_SERVICE");
    assertThat(rows(json, value("rootfs"))).containsExactly("writable");
    assertThat(rows(json, value("pid"))).containsExactly(pid());
    assertThat(rows(json, value("runtime"))).allMatch(runtime -> !runtime.equals("null"));
    List<String> table = podspawn.run("inspect", "--security", alice.name()).lines();
    assertThat(table.get(0)).matches("PROMISE +ASKED +IN FORCE +SOURCE +STATE");
  }

  private static String value(String promise) {
    return ".[] | select(.promise == \"" + promise + "\") | .in_force";
  }

  /** gVisor's sandbox has files of its own for it. */
  @Test
  void theContainerSeesItsLimits() {
    Assumptions.assumeTrue(
        limitsAreKept() && kind != EngineKind.GVISOR,
        "NOT TESTED: no limits are kept here, or none that the container can read");
    String memory =
        "cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || cat /sys/fs/cgroup/memory.max";
    assertThat(alice.run(memory).ok().stdout().strip()).isEqualTo(Long.toString(MEMORY));
  }

  @Test
  void aUserSeesTheirOwnAndNobodyElses() {
    Result own = podspawn.runAs(alice.account(), "inspect", "--security", alice.name());
    if (kind == EngineKind.ROOTLESS_PODMAN) {
      assertThat(own.lines()).anyMatch(line -> line.startsWith("capabilities "));
      assertThat(own.exit()).as(own.toString()).isEqualTo(limitsAreKept() ? 0 : 1);
    } else {
      assertThat(own.exit()).as(own.toString()).isEqualTo(4);
    }
  }
}
