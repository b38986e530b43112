package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's installation on a server, its commands run as they stand on a copy of this machine. */
class ReadmeIT {
  private static final String SCRIPT = "install-on-a-copy.sh";

  private Path work = Path.of("");

  @BeforeEach
  void makeDirectory() throws IOException {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can install");
    // Not below /opt or /tmp: the copy has its own.
    work = Files.createTempDirectory(Path.of("/var/tmp"), "podspawn-readme");
    Command.of("chmod", "0755", work.toString()).runOk();
  }

  @AfterEach
  void removeDirectory() {
    Command.of("rm", "-rf", work.toString()).run();
  }

  /** The blocks of commands in the section. */
  private static List<String> blocks(String section) {
    String text = Repository.read("README.md");
    String part = text.substring(text.indexOf("## " + section));
    part = part.substring(0, part.indexOf("\n## "));
    List<String> blocks = new ArrayList<>();
    for (String piece : part.split("```sh\n", -1)) {
      int end = piece.indexOf("```");
      if (end >= 0) {
        blocks.add(piece.substring(0, end));
      }
    }
    return blocks;
  }

  private static String script() throws IOException {
    try (InputStream in = ReadmeIT.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLoginLandsInAContainerAfterTheSteps() throws IOException {
    List<String> blocks = blocks("Install on a server");
    assertThat(blocks).hasSize(2);
    Files.writeString(work.resolve("steps"), String.join("\n", blocks));
    Files.writeString(work.resolve("script"), script());
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Result result = Command.of(
            "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
        .with("bash", work.resolve("script").toString(), work.toString())
        .with(
            Repository.root().toString(), Integer.toString(port), DevImage.tar().toString())
        .timeout(Duration.ofMinutes(15))
        .run();
    assertThat(result.stdout()).as(result.toString()).endsWith("alice is root in alice\n");
    assertThat(result.exit()).as(result.toString()).isEqualTo(42);
    assertThat(Command.of("getent", "passwd", "alice").run().exit()).isNotZero();
  }

  @Test
  void theTwoCommandsOfTheReadmeAreThere() {
    for (String block : blocks("Try it")) {
      assertThat(Repository.root().resolve(block.strip())).isExecutable();
    }
    assertThat(blocks("Try it")).hasSize(2);
    assertThat(Repository.read(".ci/run")).contains("contrib/verify");
  }
}
