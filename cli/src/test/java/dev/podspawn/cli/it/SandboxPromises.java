package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.ContainersIds;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Runtime, user namespace, seccomp profile and read-only root: what is asked for is had, or the login is refused. That files
 * and terminals do there as elsewhere is seen with rootless Podman only; other tests see it of each engine and of gVisor.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxPromises {
  private static final Duration LOGIN = Duration.ofSeconds(60);
  private static final String NO_MKDIR =
      "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"syscalls\":[{\"names\":[\"mkdir\",\"mkdirat\"],"
          + "\"action\":\"SCMP_ACT_ERRNO\"}]}";

  private final EngineKind kind;
  private ImagesHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  SandboxPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
    host.installation().toolboxBuild().runOk();
    alice = host.alice();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(alice.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
  }

  @Test
  void aReadOnlyRootWillDoAsItIs() {
    configure("readonly_rootfs: true");
    try (Running holder = host.holdAsConfigured();
        FileTransfers files = new FileTransfers(alice)) {
      assertThat(alice.run("touch /etc/x").stderr()).contains("Read-only file system");
      alice.run("echo >~/x && echo >/run/x && echo >/var/tmp/x").ok();
      alice.run("cp /bin/busybox /tmp/busybox && /tmp/busybox echo ran").ok();
      filesAndTerminalsDoAsElsewhere(files);
      host.release(holder);
    }
  }

  @Test
  void aHomeOfTheImagesCanBeWrittenUnderAReadOnlyRoot() {
    host.installation()
        .configure("defaults:\n  user: dev\n  image: " + PodHost.image()
            + "\nsecurity:\n  readonly_rootfs: true\n");
    assertThat(alice.run("echo it >f && cat f && pwd").ok().stdout()).isEqualTo("it\n/home/dev\n");
    assertThat(alice.run("cat f").exit()).as("it went with its container").isNotZero();
  }

  @Test
  void aSeccompProfileIsInForce() {
    configure("seccomp: " + file("seccomp.json", NO_MKDIR));
    Result result = alice.run("mkdir /tmp/x; grep Seccomp: /proc/self/status");
    assertThat(result.stderr()).as(result.toString()).contains("Operation not permitted");
    assertThat(result.stdout()).isEqualTo("Seccomp:\t2\n");
    configure("seccomp: unconfined");
    assertThat(alice.run("mkdir /tmp/x; grep Seccomp: /proc/self/status").ok().stdout())
        .isEqualTo("Seccomp:\t0\n");
  }

  @Test
  void whatIsNoSeccompProfileIsRefused() {
    configure("seccomp: " + file("broken.json", "{\"defaultAction\":"));
    assertRefused("PS1394");
    configure("seccomp: " + file("action.json", "{\"defaultAction\":\"SCMP_ACT_NONE\"}"));
    assertRefused("PS1322");
  }

  @Test
  void aRuntimeThatIsNotThereIsRefused() {
    configure("runtime: podspawn-no-such-runtime");
    assertRefused(kind == EngineKind.ROOTFUL_PODMAN ? "PS1392" : "PS1391");
    configure(
        "runtime: podspawn-no-such-runtime\n  best_effort: [memory, swap, cpus, pids, runtime]");
    assertThat(alice.run("echo landed").ok().stdout()).isEqualTo("landed\n");
  }

  @Test
  void aUserNamespaceOfItsOwnIsHadOrRefused() {
    switch (kind) {
      case ROOTLESS_PODMAN -> {
        aKeptIdIsTheAccountsOwnOnTheHost();
        eachContainerHasIdsThatAreNobodyElses();
      }
      case ROOTFUL_PODMAN ->
        ContainersIds.with(() -> {
          eachContainerHasIdsThatAreNobodyElses();
          configure("userns: keep-id");
          assertRefused("PS1393");
        });
      default -> refuseBoth();
    }
  }

  private void aKeptIdIsTheAccountsOwnOnTheHost() {
    host.installation()
        .configure("defaults:\n  user: dev\n  image: " + PodHost.image()
            + "\nsession:\n  mode: persistent\n"
            + "security:\n  userns: \"keep-id:uid=1000,gid=1000\"\n");
    assertThat(alice.run("echo mine >f && id -u && pwd").ok().stdout())
        .isEqualTo("1000\n/home/dev\n");
    String mine = "find '" + host.installation().state() + "' -name f -user " + alice.name();
    assertThat(Command.of("sh", "-c", mine).runOk().lines()).hasSize(1);
    new Podspawn(host.installation()).run("kill", alice.name()).ok();
    alice.awaitNoContainer();
  }

  private void eachContainerHasIdsThatAreNobodyElses() {
    configure("userns: auto");
    assertThat(alice.run("cat /proc/self/uid_map").ok().stdout())
        .doesNotContain("4294967295")
        .startsWith("         0 ");
    alice.awaitNoContainer();
  }

  private void refuseBoth() {
    configure("userns: auto");
    assertRefused("PS1393");
    configure("userns: keep-id");
    assertRefused("PS1393");
  }

  @Test
  void aLoginUnderGvisorIsALogin() {
    host.offerGvisor();
    // The threads of the container's own kernel count, several for each process.
    configure("runtime: runsc\n  pids_limit: 2048");
    try (Running holder = host.holdAsConfigured();
        FileTransfers files = new FileTransfers(alice)) {
      assertThat(alice.run("dmesg | head -n 1").ok().stdout()).contains("gVisor");
      assertThat(alice.run("exit 42").exit()).isEqualTo(42);
      Result both = alice.ssh().command("cat; echo err >&2").stdin("data").run().ok();
      assertThat(both.stdout()).isEqualTo("data");
      assertThat(both.stderr()).isEqualTo("err\n");
      if (kind != EngineKind.ROOTLESS_PODMAN) { // which may set no limit on a cgroup v1 host
        String total = alice.run("head -n 1 /proc/meminfo").ok().stdout();
        assertThat(total).as("defaults.memory: 2g").contains(" 2097152 kB");
      }
      filesAndTerminalsDoAsElsewhere(files);
      host.release(holder);
    }
  }

  @Test
  void aUserMayBeUnderGvisorAlone() {
    host.offerGvisor();
    configure("pids_limit: 2048");
    Path own = host.installation().writeSettings(alice, "runtime: runsc\n");
    try {
      assertThat(alice.run("dmesg | head -n 1").ok().stdout()).contains("gVisor");
    } finally {
      Command.of("rm", own.toString()).runOk();
    }
    assertThat(alice.run("cat /proc/version").ok().stdout())
        .contains(System.getProperty("os.version"));
  }

  private void filesAndTerminalsDoAsElsewhere(FileTransfers files) {
    if (kind == EngineKind.ROOTLESS_PODMAN) {
      everyWayOfMovingFiles(files);
      aTerminalFollowsItsClient();
    }
  }

  private void everyWayOfMovingFiles(FileTransfers files) {
    String in = files.remote("/tmp/in");
    files.sftp("put -pr " + files.tree() + " /tmp/in").runOk();
    files.scp("-pr", in, files.place("scp").toString()).runOk();
    files.assertSame(files.place("scp"));
    files.scp("-Opr", in, files.place("scp-o").toString()).runOk();
    files.assertSame(files.place("scp-o"));
    files.rsync("-a", in + "/", files.place("rsync") + "/").runOk();
    files.assertSame(files.place("rsync"));
  }

  private void aTerminalFollowsItsClient() {
    try (TerminalDriver terminal = TerminalDriver.start(
        alice.ssh().with("-tt").argv(), TerminalDriver.environment(), 33, 99)) {
      terminal.enter("echo logged''in").expect("loggedin", LOGIN);
      terminal.enter("stty size").expect("33 99\r\n");
      terminal.resize(20, 70);
      terminal.enter("while [ \"$(stty size)\" != '20 70' ]; do :; done; echo follow''ed");
      terminal.expect("followed", LOGIN);
      assertThat(terminal.enter("exit 6").waitForExit()).isEqualTo(6);
    }
  }

  private void assertRefused(String code) {
    Result refused = alice.run("true");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(255);
    assertThat(refused.stderr()).contains(code + " could not ");
    nothingIsLeft();
  }

  private void configure(String security) {
    host.installation().configure("security:\n  " + security + "\n");
  }

  private Path file(String name, String text) {
    Path file = host.installation().file(name);
    Command.of("sh", "-c", "umask 022; cat >\"$0\"", file.toString())
        .stdin(text)
        .runOk();
    return file;
  }
}
