package dev.podspawn.cli.it;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** A real X server without a screen, as a person has one at their desk; only who knows its cookie may use it. */
final class XServer implements AutoCloseable {
  private static final String COOKIE = "0123456789abcdef0123456789abcdef";

  private final ShortTempDir dir;
  private final Running process;
  private final String display;

  private XServer(ShortTempDir dir, Running process, String display) {
    this.dir = dir;
    this.process = process;
    this.display = display;
  }

  static XServer start() {
    for (String program : new String[] {"Xvfb", "xauth", "xdpyinfo"}) {
      Assumptions.assumeTrue(
          Files.exists(Path.of("/usr/bin", program)),
          "NOT TESTED: no " + program + "; apt-get install xvfb xauth x11-utils");
    }
    ShortTempDir dir = ShortTempDir.create();
    String file = dir.resolve("authority").toString();
    Command.of("xauth", "-f", file, "add", ":0", ".", COOKIE).runOk();
    Running process =
        Command.of("Xvfb", "-displayfd", "1", "-auth", file, "-nolisten", "tcp").start();
    Await.until(
        "a display", Duration.ofSeconds(30), () -> process.stdout().text().endsWith("\n"));
    String display = ":" + process.stdout().text().strip();
    Command.of("xauth", "-f", file, "add", display, ".", COOKIE).runOk();
    return new XServer(dir, process, display);
  }

  /** What a person runs in front of it. */
  Command command(SshClient ssh, String... remote) {
    return ssh.command(remote)
        .env("DISPLAY", display)
        .env("XAUTHORITY", dir.resolve("authority").toString());
  }

  /** The cookie that opens it, which is to leave this machine in no form. */
  static String cookie() {
    return COOKIE;
  }

  /** A program of this host's and all that it needs, for a container that has nothing, as tar(1) packs it. */
  static Path packed(ShortTempDir dir, String program) {
    Path packed = dir.resolve("program.tar");
    Command.of(
            "sh",
            "-c",
            "{ echo \"$1\"; ldd \"$1\" | grep -o '/[^ ]*'; } | tar --create --dereference --absolute-names"
                + " --file \"$2\" --files-from -",
            "pack",
            program,
            packed.toString())
        .runOk();
    return packed;
  }

  @Override
  public void close() {
    process.close();
    dir.close();
  }
}
