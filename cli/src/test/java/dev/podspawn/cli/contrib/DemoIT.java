package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.host.RunId;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's first command, as another account and on another port than a person's own demo. */
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String name = RunId.next();
  private int port;

  @BeforeEach
  void needRoot() throws IOException {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can run the demo");
    port = freePort();
  }

  @AfterEach
  void takeAway() {
    demo("--name", name, "--stop").run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Command demo(String... arguments) {
    return Command.of(Repository.root().resolve("contrib/demo").toString())
        .with(arguments)
        .timeout(LIMIT);
  }

  private List<String> setUp() {
    return List.of(
        "--built",
        "--name",
        name,
        "--port",
        Integer.toString(port),
        "--rootfs",
        DevImage.tar().toString());
  }

  private Result run(String... command) {
    List<String> arguments = new ArrayList<>(setUp());
    if (command.length > 0) {
      arguments.add("--");
      arguments.addAll(List.of(command));
    }
    return demo(arguments.toArray(new String[0])).run();
  }

  private boolean accountExists() {
    return Command.of("getent", "passwd", name).run().exit() == 0;
  }

  @Test
  void itEndsInAContainerTwiceAndGoesAwayWithoutATrace() {
    Result first = run("echo landed in $(hostname) as $(id -un); exit 7");
    assertThat(first.exit()).as(first.toString()).isEqualTo(7);
    assertThat(first.stdout()).isEqualTo("landed in " + name + " as root\n");

    Result second = run();
    assertThat(second.exit()).as(second.toString()).isZero();
    assertThat(second.stdout()).startsWith("Hello from ").contains("in the container " + name);

    Path runtimeDir =
        Path.of("/run/user/" + Command.of("id", "-u", name).runOk().stdout().strip());
    demo("--name", name, "--stop").runOk();
    assertThat(accountExists()).isFalse();
    assertThat(Path.of("/var/lib/podspawn-" + name)).doesNotExist();
    assertThat(runtimeDir).doesNotExist();
    // Nobody's group goes, and one that others are in stays.
    assertThat(Command.of("getent", "group", "podspawn").run().stdout()).doesNotContain(name);
    assertThat(Command.of("pgrep", "-f", "podspawn-" + name + "/").run().stdout())
        .isEmpty();
    demo("--name", name, "--stop").runOk();
  }

  @Test
  void inATerminalItEndsInAShell() {
    List<String> argv = new ArrayList<>();
    argv.add(Repository.root().resolve("contrib/demo").toString());
    argv.addAll(setUp());
    try (TerminalDriver terminal =
        TerminalDriver.start(argv, TerminalDriver.environment(), 30, 120)) {
      terminal.expect("root@" + name, LIMIT);
      terminal.enter("exit 5");
      assertThat(terminal.waitForExit(Duration.ofSeconds(60))).isEqualTo(5);
    }
  }

  @Test
  void itKeepsAwayFromAnAccountThatItDidNotMake() {
    try (TestAccount account = TestAccount.create()) {
      Result refused = demo("--built", "--name", account.name()).run();
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.stderr()).contains("that the demo did not make; try --name");
      demo("--name", account.name(), "--stop").runOk();
      assertThat(account.exists()).isTrue();
      assertThat(Files.isDirectory(account.home())).isTrue();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      Result refused =
          demo("--built", "--name", name, "--port", Integer.toString(port)).run();
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.stderr()).contains("port " + port + " on 127.0.0.1 is taken");
      assertThat(accountExists()).isFalse();
    }
  }
}
