package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Users' own settings and whom projects are for, by a real ssh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserFilesIT {
  /** Bytes of memory, microseconds of each 100,000 on processors, and two variables; cgroup v2 or v1. */
  private static final String FOUND = "cd /sys/fs/cgroup;"
      + " cat memory.max memory/memory.limit_in_bytes 2>/dev/null;"
      + " cat cpu.max cpu/cpu.cfs_quota_us 2>/dev/null | cut -d ' ' -f 1; echo \"[$EDITOR $LANG]\"";

  private PodHost host;
  private PodUser alice;
  private PodUser bob;

  @SuppressWarnings("NullAway.Init")
  UserFilesIT() {}

  @BeforeAll
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    bob = host.addUser();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void limitsModeAndVariablesAreThatUsersAndNobodyElses() {
    try (PodHost shared = PodHost.start(EngineKind.ROOTFUL_PODMAN)) {
      PodUser carol = shared.addUser();
      PodUser dave = shared.addUser();
      shared
          .installation()
          .writeSettings(
              carol,
              "cpus: 0.5\nmemory: 64m\nmode: persistent\nenv: {EDITOR: vi, LANG: C.UTF-8}\n");
      assertThat(found(carol)).containsExactly("67108864", "50000", "[vi C.UTF-8]");
      assertThat(found(dave)).containsExactly("2147483648", "200000", "[ de_DE.UTF-8]");
      dave.awaitNoContainer();

      // The container stays, as it was made; variables are each login's.
      shared.installation().writeSettings(carol, "memory: 128m\nenv: {EDITOR: ed}\n");
      assertThat(found(carol)).containsExactly("67108864", "50000", "[ed de_DE.UTF-8]");
      new Podspawn(shared.installation()).run("kill", carol.name()).ok();
      assertThat(found(carol)).containsExactly("134217728", "200000", "[ed de_DE.UTF-8]");
      carol.awaitNoContainer();
    }
  }

  private static List<String> found(PodUser user) {
    return user.ssh().with("-o", "SetEnv=LANG=de_DE.UTF-8").run(FOUND).ok().lines();
  }

  @Test
  void aMistakeKeepsOutThatUserAndNobodyElse() {
    host.installation().configure("");
    host.installation().writeSettings(bob, "env: {EDITOR: vi}\n");
    Path file = host.installation().writeSettings(alice, "env: {TOKEN: \"geheim\\x07\"}\n");
    assertThat(refused(alice.run("echo landed")))
        .isEqualTo("PS1101 could not read this account's settings: 1 mistake;"
            + " try asking the admin of this machine\n");
    Command.of("chmod", "0600", file.toString()).runOk();
    assertThat(refused(alice.run("echo landed"))).startsWith("PS1102 ");
    assertThat(bob.run("echo $EDITOR").ok().stdout()).isEqualTo("vi\n");
    Command.of("rm", file.toString()).runOk();
    assertThat(alice.run("echo \"[$EDITOR]\"").ok().stdout()).isEqualTo("[]\n");
  }

  @Test
  void aProjectIsForThoseOnItsList() {
    Installation installation = host.installation();
    Path projects = installation.writeProjects(
        "team: {allow: ['@" + installation.group() + "']}\nbobs: {allow: [" + bob.name() + "]}\n");
    installation.configure(
        "projects_file: " + projects + "\nlog:\n  audit_log: /var/log/podspawn/audit.log\n");
    assertThat(refused(asking("team"))).startsWith("PS1006 could not open the project team: ");
    assertThat(refused(asking("bobs"))).startsWith("PS1005 could not open the project bobs: ");
    assertThat(refused(asking("nobodys"))).startsWith("PS1004 could not find the project ");
    installation.writeProjects("team: {alow: []}\n");
    assertThat(refused(asking("team"))).startsWith("PS1101 could not read the list of projects");
    Path audit = installation.state().resolve("users").resolve(alice.name()).resolve("audit.log");
    assertThat(Command.of("jq", "-r", ".event + \" \" + .code", audit.toString())
            .runOk()
            .lines())
        .containsExactly("policy.deny PS1005", "policy.deny PS1004");
    assertThat(alice.containers()).isEmpty();
  }

  private Result asking(String project) {
    return alice.ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=" + project).run("echo landed");
  }

  /** The one line that somebody gets who does not get in. */
  private static String refused(Result result) {
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).hasLineCount(1);
    return result.stderr();
  }
}
