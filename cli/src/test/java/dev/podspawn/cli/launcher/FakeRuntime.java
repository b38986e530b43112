package dev.podspawn.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that looks like a Java runtime; its {@code java} records how it was started. */
final class FakeRuntime {
  /** Writes its own path, the arguments and the environment to $RECORD, each ended by a NUL. */
  private static final String RECORDER = """
      #!/bin/sh
      printf '%s\\0' "$0" "$@" >"$RECORD/arguments"
      cat /proc/self/environ >"$RECORD/environment"
      """;

  private FakeRuntime() {}

  /** A runtime whose {@code release} file names the version, as vendors write it. */
  static Path make(Path home, String version) throws IOException {
    return withRelease(
        home, "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nLIBC=\"x\"\n");
  }

  static Path withRelease(Path home, String release) throws IOException {
    java(home, RECORDER);
    Files.writeString(home.resolve("release"), release);
    return home;
  }

  /** A runtime without a {@code release} file that answers {@code -version} like the real one. */
  static Path answering(Path home, String version) throws IOException {
    java(
        home,
        "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'openjdk version \""
            + version
            + "\" 2024-01-01' >&2; exit 0; fi\n"
            + RECORDER);
    return home;
  }

  /** Any file as {@code bin/java}, executable. */
  static Path java(Path home, String content) throws IOException {
    Path java = home.resolve("bin/java");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(java, content);
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + java + " executable");
    }
    return java;
  }
}
