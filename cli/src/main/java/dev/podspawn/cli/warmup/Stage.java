package dev.podspawn.cli.warmup;

import dev.podspawn.core.file.Directories;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where rehearsals take place: an installation's configuration, key file and state in a private directory, and an
 * engine that plays. Nothing of the real ones is read or touched.
 */
final class Stage implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final String NAME = "rehearsal";

  /** Gives a program a terminal (script(1), in every Debian): what a login loads for one is most of what it loads. */
  private static final Path TERMINAL = Path.of("/usr/bin/script");

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g\n";

  private final Path directory;
  private final RehearsalEngine engine;

  private Stage(Path directory, RehearsalEngine engine) {
    this.directory = directory;
    this.engine = engine;
  }

  /** Sets it for logins of this account's, in a directory that it makes. */
  static Stage set(Path directory, String account) throws IOException {
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      Files.createDirectories(directory.resolve("keys"));
      Files.createDirectories(directory.resolve("state"));
      Files.writeString(directory.resolve("keys").resolve(NAME), KEY);
      Files.writeString(directory.resolve("config.yaml"), config(directory, account));
      return new Stage(directory, RehearsalEngine.listen(directory.resolve("engine")));
    } catch (IOException e) {
      Directories.remove(directory);
      throw e;
    }
  }

  /** No network: then nothing of the host's is looked at for a fence. */
  private static String config(Path directory, String account) {
    return "auth:\n  key_dir: \"" + directory.resolve("keys") + "\"\n"
        + "defaults:\n  image: localhost/rehearsal\n"
        + "engine:\n  run_as: \"" + account + "\"\n"
        + "  socket: \"" + directory.resolve("engine") + "\"\n"
        + "network: none\n"
        + "security:\n  best_effort: [memory, swap, cpus, pids, nofile, shm, disk, runtime, userns,"
        + " seccomp, capabilities, devices, network]\n"
        + "session:\n  mode: destroy-on-disconnect\n"
        + "state:\n  dir: \"" + directory.resolve("state") + "\"\n";
  }

  /** Runs a command of that launcher's to its end; its exit status, or 255 when it does not end. */
  int rehearse(Path launcher, HotCommand command, Path archive)
      throws IOException, InterruptedException {
    Files.deleteIfExists(directory.resolve("log"));
    File nothing = new File("/dev/null");
    ProcessBuilder builder = new ProcessBuilder(argv(command))
        .directory(directory.toFile())
        .redirectInput(nothing)
        .redirectOutput(nothing)
        .redirectError(directory.resolve("complaint").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "JAVA_HOME", "PODSPAWN_JAVA"));
    environment.put("SHELL", "/bin/sh");
    environment.put("TERM", "xterm");
    environment.put("LANG", "C.UTF-8");
    environment.put("SSH_CONNECTION", "127.0.0.1 1 127.0.0.1 22");
    environment.put("SSH_TTY", "/dev/pts/0");
    environment.put("LAUNCHER", launcher.toString());
    environment.put("CONFIG", directory.resolve("config.yaml").toString());
    environment.put("LOG", directory.resolve("log").toString());
    environment.put("NAME", NAME);
    environment.put("PODSPAWN_ARCHIVE", archive.toString());
    Process process = builder.start();
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 255;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<String> argv(HotCommand command) {
    List<String> argv = new ArrayList<>();
    if (command == HotCommand.SPAWN && Files.isExecutable(TERMINAL)) {
      argv.addAll(List.of(TERMINAL.toString(), "-q", "-e", "-c", command.script(), "/dev/null"));
    } else {
      argv.addAll(List.of("/bin/sh", "-c", command.script()));
    }
    return argv;
  }

  /** What the last rehearsal said of its failure. */
  String complaint() throws IOException {
    for (String name : List.of("log", "complaint")) {
      try {
        List<String> lines = Files.readAllLines(directory.resolve(name));
        if (!lines.isEmpty()) {
          return lines.get(lines.size() - 1);
        }
      } catch (NoSuchFileException e) {
        // It came to nothing before that.
      }
    }
    return "it said nothing";
  }

  @Override
  public void close() throws IOException {
    engine.close();
    Directories.remove(directory);
  }
}
