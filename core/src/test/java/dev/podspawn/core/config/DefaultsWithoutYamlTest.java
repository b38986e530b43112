package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.name.UserName;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A missing file costs no class of the YAML library: the reader works without its jar. */
class DefaultsWithoutYamlTest {

  /** What runs in the other JVM. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      Path config = Path.of(args[0]);
      System.out.println(ConfigReader.readIfThere(config).config().auth().keyDir());
      System.out.println(UserFiles.beside(config).read(UserName.parse("alice")).isPresent());
    }
  }

  @Test
  void aMissingFileNeedsNoYaml(@TempDir Path temporary) throws Exception {
    String[] all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    List<String> classPath = new ArrayList<>();
    for (String entry : all) {
      if (!entry.contains("snakeyaml")) {
        classPath.add(entry);
      }
    }
    assertThat(classPath).as("class path without the YAML library").hasSize(all.length - 1);
    assertThat(run(classPath, temporary.resolve("missing.yaml")))
        .isEqualTo("/etc/podspawn/keys\nfalse\n");
  }

  private static String run(List<String> classPath, Path file) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String path = String.join(File.pathSeparator, classPath);
    Process process = new ProcessBuilder(
            java.toString(), "-cp", path, Main.class.getName(), file.toString())
        .redirectErrorStream(true)
        .start();
    try {
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}
