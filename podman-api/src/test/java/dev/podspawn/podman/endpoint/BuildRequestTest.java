package dev.podspawn.podman.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent for a build, and what is made of what it says. */
final class BuildRequestTest {
  private static final ImageBuild BUILD =
      new ImageBuild("podspawn/b:podfile-0", "base", Map.of("l", "v"), List.of("echo x"));

  @Test
  void sendsATarWithTheContainerfileAlone() throws IOException {
    ApiRequest request = new BuildImage(BUILD, "dev", BuildListener.SILENT).request();
    assertThat(request.method() + " " + request.target())
        .isEqualTo("POST /build?dockerfile=Containerfile&forcerm=1&rm=1&version=1"
            + "&t=podspawn%2Fb%3Apodfile-0");
    assertThat(request.work()).isEmpty();
    try (ShortTempDir dir = ShortTempDir.create()) {
      Path tar = Files.write(dir.resolve("x.tar"), request.tar().orElseThrow().bytes());
      assertThat(Command.of("tar", "-tvf", tar.toString()).runOk().lines())
          .hasSize(1)
          .allMatch(line -> line.startsWith("-rw-r--r-- 0/0") && line.endsWith(" Containerfile"));
      assertThat(Command.of("tar", "-xOf", tar.toString()).runOk().stdout())
          .isEqualTo(BUILD.containerfile("dev"));
    }
  }

  /** The content's last block must be whole, whatever its length. */
  @Test
  void tarsAreWholeAtEveryLength() throws IOException {
    for (int length : new int[] {0, 1, 511, 512, 513, 70_000}) {
      String text = "x".repeat(length);
      try (ShortTempDir dir = ShortTempDir.create()) {
        Path tar = Files.write(dir.resolve("x.tar"), new OneFileTar("f", text).bytes());
        assertThat(Command.of("tar", "-xOf", tar.toString()).runOk().stdout()).isEqualTo(text);
      }
    }
  }

  @Test
  void linesComeWholeAndSteerNoTerminal() {
    List<String> heard = new ArrayList<>();
    BuildLines lines = new BuildLines(heard::add);
    assertThat(lines.add("on", "one")).isFalse();
    assertThat(
            lines.add("e\n\u001b[91mred\u001b[0m\ta\rb\u0007\u009b\n\u001b]0;title\u001b", "one"))
        .isTrue();
    lines.end();
    lines.end();
    assertThat(heard).containsExactly("one", "red\tab", "0;title");
  }
}
