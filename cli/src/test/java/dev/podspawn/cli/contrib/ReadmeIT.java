package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's installation on a server, its commands run as they stand on a copy of this machine. */
class ReadmeIT {
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

  @Test
  void aLoginLandsInAContainerAfterTheSteps() throws IOException {
    List<String> blocks = blocks("Install on a server");
    assertThat(blocks).hasSize(2);
    try (MachineCopy copy = MachineCopy.make()) {
      Files.writeString(copy.work().resolve("steps"), String.join("\n", blocks));
      Result result = copy.command("bash", copy.script("install-on-a-copy.sh").toString())
          .with(copy.work().toString(), Repository.root().toString(), MachineCopy.freePort())
          .with(DevImage.tar().toString())
          .run();
      assertThat(result.stdout()).as(result.toString()).endsWith("alice is root in alice\n");
      assertThat(result.exit()).as(result.toString()).isEqualTo(42);
    }
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
