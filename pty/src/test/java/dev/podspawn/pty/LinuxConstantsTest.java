package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares our numbers and our raw mode with those of this machine's C library. */
class LinuxConstantsTest {
  @TempDir
  private static Path directory;

  private static final Map<String, String> PRINTED = new TreeMap<>();

  @BeforeAll
  static void compileAndRun() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/cc")),
        "NOT CHECKED: there is no C compiler here (/usr/bin/cc), so nobody compared the constants of"
            + " the terminal with the C library's; install gcc and libc6-dev");
    Path source = directory.resolve("constants.c");
    try (InputStream resource = LinuxConstantsTest.class.getResourceAsStream("constants.c")) {
      Files.copy(resource, source);
    }
    run(
        "/usr/bin/cc",
        "-Wall",
        "-Werror",
        "-o",
        directory.resolve("constants").toString(),
        source.toString());
    for (String line : run(directory.resolve("constants").toString()).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        PRINTED.put(line.substring(0, space), line.substring(space + 1));
      }
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void everyConstantIsTheCLibrarys() throws Exception {
    Map<String, String> ours = new TreeMap<>();
    for (Field field : LinuxConstants.class.getDeclaredFields()) {
      if (!field.isSynthetic()) {
        ours.put(field.getName(), Integer.toString(field.getInt(null)));
      }
    }
    Map<String, String> printed = new TreeMap<>(PRINTED);
    printed.keySet().removeIf(name -> name.startsWith("raw-of-"));
    assertThat(ours).isEqualTo(printed);
  }

  @Test
  void rawModeIsThatOfCfmakeraw() {
    for (int fill : new int[] {0x00, 0xff}) {
      byte[] mode = new byte[LinuxConstants.TERMIOS_SIZE];
      Arrays.fill(mode, (byte) fill);
      String name = fill == 0 ? "raw-of-00" : "raw-of-ff";
      assertThat(HexFormat.of().formatHex(new Termios(mode).raw().struct()))
          .isEqualTo(PRINTED.get(name));
    }
  }
}
