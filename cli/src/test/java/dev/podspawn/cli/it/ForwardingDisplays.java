package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The display of alice, who may forward it; and bob, who may forward ports only. */
interface ForwardingDisplays {
  String TRUSTED = "ForwardX11Trusted=yes";

  PodUser alice();

  PodUser bob();

  Running service();

  int port();

  @Test
  default void aProgramInTheContainerReachesTheClientsDisplay() throws IOException {
    try (XServer screen = XServer.start();
        ShortTempDir dir = ShortTempDir.create()) {
      unpack(Files.readAllBytes(XServer.packed(dir, "/usr/bin/xdpyinfo")));
      SshClient ssh = alice().ssh().with("-X", "-o", TRUSTED);
      Result shown = screen
          .command(
              ssh,
              "xdpyinfo | head -n 3; stat -c %a $XAUTHORITY ${XAUTHORITY%/*}; echo $XAUTHORITY;"
                  + " env | grep -c PODSPAWN_X; hexdump -e '16/1 \"%02x\"' $XAUTHORITY")
          .run();
      List<String> lines = shown.lines();
      assertThat(lines).as(shown.stderr()).hasSizeGreaterThan(6);
      assertThat(lines.get(0)).startsWith("name of display:").contains("localhost:1");
      assertThat(lines.get(2)).contains("The X.Org Foundation");
      assertThat(lines.subList(3, 5)).containsExactly("600", "700");
      assertThat(lines.get(6)).as("the variable by which it came").isEqualTo("0");
      assertThat(shown.stdout()).doesNotContain(XServer.cookie());
      assertThat(alice().run("ls -d " + lines.get(5)).stdout()).as("it is gone").isEmpty();
      assertThat(alice().run("xdpyinfo; echo [$DISPLAY]").stdout()).isEqualTo("[]\n");
      Result wrong = screen.command(ssh, "XAUTHORITY=/dev/null xdpyinfo").run();
      assertThat(wrong.exit()).as("without the cookie").isNotZero();
      assertThat(wrong.stdout()).isEmpty();
      together(screen, dir);
    }
  }

  /** Agent, display and a port over one connection that is shared. */
  private void together(XServer screen, ShortTempDir dir) {
    int local = Ports.free();
    try (SshAgent agent =
        SshAgent.start(argv -> Command.of(argv), dir.resolve("agent"), dir.resolve("key"))) {
      SshClient ssh = alice()
          .ssh()
          .with("-X", "-o", TRUSTED, "-o", "ForwardAgent=" + agent.socket())
          .with("-o", "ControlPath=" + dir.resolve("mux"));
      try (Running service = service();
          Running master = screen
              .command(ssh.with("-M", "-N", "-v", "-L", local + ":localhost:" + port()))
              .start()) {
        master.stderr().await("Entering interactive session", ForwardingBench.PATIENCE);
        String all = "xdpyinfo | grep -c 'X.Org Foundation'; test -S $SSH_AUTH_SOCK && echo agent;"
            + " test ${SSH_AUTH_SOCK%/*} = ${XAUTHORITY%/*} && echo together";
        for (int i = 0; i < 2; i++) {
          Result result = screen.command(ssh, all).run();
          assertThat(result.stdout()).as(result.stderr()).isEqualTo("1\nagent\ntogether\n");
          assertThat(HostService.heardAt(local)).isEqualTo(ForwardingBench.INSIDE);
        }
      }
    }
  }

  private void unpack(byte[] archive) {
    Result unpacked = alice().ssh().command("tar -x -C / -f -").stdin(archive).run();
    assertThat(unpacked.exit()).as(unpacked.stderr()).isZero();
  }

  @Test
  default void aDisplayIsForwardedOnlyWhereThatIsAskedFor() {
    Result refused = bob()
        .ssh()
        .with("-v", "-X", "-o", TRUSTED)
        .command("echo [$DISPLAY]")
        .env("DISPLAY", "127.0.0.1:99")
        .run();
    assertThat(refused.stdout()).isEqualTo("[]\n");
    assertThat(refused.stderr()).contains("X11 forwarding request failed");
  }
}
