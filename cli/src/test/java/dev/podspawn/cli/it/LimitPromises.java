package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each limit is seen to bite, and each refusal to leave nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LimitPromises {
  private static final String DEVICE = "/dev/net/tun";
  private static final String LOOK =
      "test -e " + DEVICE + " || echo absent; exec 3<>" + DEVICE + " && echo open";

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private PodUser bob;

  @SuppressWarnings("NullAway.Init")
  LimitPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    bob = host.addUser();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    for (PodUser user : List.of(alice, bob)) {
      user.awaitNothing();
      Files.deleteIfExists(host.installation().writeSettings(user, ""));
    }
  }

  private void configure(String defaults, String more) {
    host.installation()
        .configure("defaults:\n  image: " + PodHost.image() + "\n" + defaults + more);
  }

  /** The one line that somebody gets who does not get in. */
  private static String refused(Result result) {
    assertThat(result.exit()).as(result.toString()).isEqualTo(255);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).hasLineCount(1);
    return result.stderr();
  }

  @Test
  void openFilesAndSharedMemoryEnd() {
    assumeTrue(
        kind != EngineKind.ROOTFUL_PODMAN || HostQuirks.defaultUlimits().isEmpty(),
        "NOT TESTED: without CAP_SYS_RESOURCE a rootful Podman starts nothing with defaults.nofile");
    configure("  nofile: 100\n  shm: 8m\n", "");
    Result result = alice.run("ulimit -Sn; ulimit -Hn; ulimit -n 200 2>/dev/null || echo kept;"
        + " tail -q -n 0 $(yes /etc/passwd | head -n 200) 2>&1 | head -n 1 >&2;"
        + " dd if=/dev/zero of=/dev/shm/full bs=1M count=20; du -m /dev/shm/full | cut -f 1");
    assertThat(result.lines()).as(result.toString()).containsExactly("100", "100", "kept", "8");
    assertThat(result.stderr())
        .contains("/etc/passwd': Too many open files", "/dev/shm/full': No space left on device");
    host.installation().writeSettings(bob, "nofile: 4096\nshm: 16m\n");
    assertThat(bob.run("ulimit -Hn; df -m /dev/shm | tail -n 1 | awk '{print $2}'")
            .ok()
            .lines())
        .containsExactly("4096", "16");
  }

  /** A rootless Podman leaves the limit out in silence, and what is found then is not what was asked for. */
  @Test
  void moreFilesThanTheEngineMayGiveIsAClearRefusal() {
    assumeTrue(
        HostQuirks.defaultUlimits().isPresent(),
        "NOT TESTED: with CAP_SYS_RESOURCE an engine may give as many files as it likes");
    configure("  nofile: 1048576\n", "");
    String code = kind == EngineKind.ROOTLESS_PODMAN ? "PS1351" : "PS1361";
    assertThat(refused(alice.run("echo landed"))).startsWith(code + " could not ");
  }

  @Test
  void aDiskLimitThatCannotBeKeptIsAClearRefusal() {
    configure("  disk: 1g\n", "");
    Result result = alice.run("echo landed");
    assumeTrue(result.exit() != 0, "NOT TESTED: the storage here can limit a container's disk");
    assertThat(refused(result))
        .startsWith("PS1362 could not create the container podspawn-" + alice.name() + ": ");
  }

  @Test
  void tooMuchMemoryEndsTheProcessThatWantedItAndNothingElse() {
    assumeTrue(
        kind != EngineKind.ROOTLESS_PODMAN || HostQuirks.isCgroupV2(),
        "NOT TESTED: rootless Podman has no limit of memory with cgroups version 1");
    configure("  memory: 64m\n", "");
    String bomb = "dd if=/dev/zero of=/dev/null bs=300M count=1 2>/dev/null; echo $?; echo alive";
    assertThat(alice.run(bomb).ok().lines()).containsExactly("137", "alive");
    host.installation().writeSettings(bob, "memory: 1g\n");
    assertThat(bob.run(bomb).ok().lines()).containsExactly("0", "alive");
  }

  @Test
  void theSumOfAUsersMemoryIsKept() {
    configure(
        "  memory: 120m\n",
        "session:\n  mode: grace-period\n  grace_period: 1h\nresources:\n  user_memory: 200m\n");
    Podspawn podspawn = new Podspawn(host.installation());
    alice.run("true").ok();
    adoptAnotherSession();
    podspawn.run("kill", alice.name()).ok();
    assertThat(refused(alice.run("echo landed")))
        .isEqualTo("PS1407 could not open the session " + alice.name()
            + ": it needs 120 MiB of the 200 MiB that resources.user_memory allows, and "
            + alice.name() + "@other has 120 MiB; try ending one of them first, such as by"
            + " 'podspawn kill " + alice.name() + "@other'\n");
    bob.run("true").ok();
    podspawn.run("kill", bob.name()).ok();
    host.installation().writeSettings(alice, "user_memory: 240m\n");
    alice.run("true").ok();
    podspawn.run("kill", alice.name()).ok();
    podspawn.run("kill", alice.name() + "@other").ok();
    host.installation().writeSettings(alice, "memory: 0\n");
    assertThat(refused(alice.run("echo landed")))
        .contains("it would have no limit of memory, and resources.user_memory is set");
  }

  /** Nobody can log in to a project yet: a container like alice's own, learned from the engine as lost records are. */
  private void adoptAnotherSession() {
    String own = "podspawn-" + alice.name();
    String labels = alice
        .engine()
        .cli("inspect", "--format", "{{json .Config.Labels}}", own)
        .stdout();
    List<String> words = new ArrayList<>(List.of("run", "--detach", "--network", "none"));
    words.addAll(List.of("--name", own + ".other"));
    for (String label : Command.of("jq", "-r", "to_entries[] | .key + \"=\" + .value")
        .stdin(labels)
        .runOk()
        .lines()) {
      boolean session = label.startsWith("podspawn-session=");
      words.addAll(List.of("--label", session ? label + ".other" : label));
    }
    words.addAll(List.of("--label", "podspawn-project=other", PodHost.image(), "sleep", "1000"));
    alice.engine().cli(words.toArray(new String[0]));
    String records = host.installation().state().resolve("users") + "/" + alice.name();
    Command.of("sh", "-c", "rm -f " + records + "/state.db*").runOk();
    host.installation().cleanUp(alice);
  }

  @Test
  void aDeviceIsForThoseWhoMayHaveIt() {
    host.installation().writeSettings(alice, "devices: [" + DEVICE + "]\n");
    configure("", "log:\n  audit_log: " + audit() + "\nsecurity:\n  devices: [" + DEVICE + "]\n");
    assertThat(alice.run(LOOK).ok().lines()).containsExactly("open");
    assertThat(bob.run(LOOK).lines()).containsExactly("absent");
    host.installation().writeSettings(bob, "devices: [/dev/fuse]\n");
    assertThat(refused(bob.run("echo landed")))
        .startsWith("PS1363 could not log in: a device that is asked for is not offered here;");
    assertThat(Command.of("sh", "-c", "cat " + auditFile(bob) + " | jq -r .code | grep PS")
            .runOk()
            .lines())
        .containsExactly("PS1363");
    configure("", "security:\n  devices: [/dev/no-such-device]\n");
    host.installation().writeSettings(bob, "devices: [/dev/no-such-device]\n");
    assertThat(refused(bob.run("echo landed"))).startsWith("PS1364 could not log in: ");
  }

  /** Podman 4.3 leaves such names out in silence; Docker 20.10 knows no such driver. */
  @Test
  void aNameOfTheDeviceInterfaceThatTheEngineDoesNotKnowIsAClearRefusal() {
    host.installation().writeSettings(alice, "devices: [podspawn-test.example/none=such]\n");
    configure("", "security:\n  devices: [podspawn-test.example/none=such]\n");
    assertThat(refused(alice.run("echo landed"))).startsWith("PS1365 could not ");
  }

  private String audit() {
    return kind == EngineKind.ROOTLESS_PODMAN
        ? "/var/log/podspawn/audit.log"
        : host.installation().serviceDirectory("audit") + "/audit.log";
  }

  private String auditFile(PodUser user) {
    return kind == EngineKind.ROOTLESS_PODMAN
        ? host.installation().state() + "/users/" + user.name() + "/audit.log"
        : audit();
  }
}
