package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds, the reader gives a configuration or one exception with problems. */
class ConfigPropertyTest {
  private static Path temporary = Path.of("/nonexistent");

  @BeforeContainer
  static void makeDirectory() throws IOException {
    temporary = Files.createTempDirectory("podspawn-config");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    Files.deleteIfExists(new ConfigFiles(temporary).file());
    Files.delete(temporary);
  }

  @Property(tries = 300)
  void anyBytes(@ForAll byte[] content) throws IOException {
    check(content);
  }

  @Property(tries = 1000)
  void anyMixtureOfYaml(@ForAll("pieces") List<String> pieces) throws IOException {
    check(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "auth",
            "key_dir",
            "defaults",
            "memory",
            "security",
            "tmpfs",
            "cap_add",
            "pool",
            ": ",
            ":",
            "\n",
            "\n  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "!!int ",
            "? ",
            "<<: ",
            "'",
            "\"",
            "|\n",
            ">\n",
            "---\n",
            "...\n",
            "#",
            "\t",
            "2g",
            "/x",
            "null",
            "\\")
        .list()
        .ofMaxSize(16);
  }

  private static void check(byte[] content) throws IOException {
    ConfigFiles files = new ConfigFiles(temporary);
    files.write(content);
    try {
      assertThat(ConfigReader.read(files.file()).warnings())
          .allSatisfy(w -> assertThat(w.severity()).isEqualTo(Problem.Severity.WARNING));
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.adminLine()).doesNotContainPattern("[\\x00-\\x1f]");
    }
  }
}
