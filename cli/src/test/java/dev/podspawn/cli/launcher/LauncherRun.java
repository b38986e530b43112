package dev.podspawn.cli.launcher;

import dev.podspawn.cli.rules.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a distribution of its own, which sees only the runtimes below {@code runtimes}: the
 * one line that names the system's directories is changed in the copy.
 */
final class LauncherRun {
  private static final String SYSTEM_DIRECTORIES = "runtime_dirs='/usr/lib/jvm/* ";

  /** How a start ended. */
  record Result(int status, String stderr, List<String> arguments, List<String> environment) {
    /** The program that was started. */
    String java() {
      return arguments.isEmpty() ? "" : arguments.get(0);
    }

    /** What came after the main class. */
    List<String> forPodspawn() {
      return arguments.subList(arguments.indexOf("dev.podspawn.cli.Main") + 1, arguments.size());
    }
  }

  final Path home;
  final Path runtimes;
  private final Path record;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> shell = List.of();

  LauncherRun(Path directory) throws IOException {
    home = Files.createDirectories(directory.resolve("dist"));
    runtimes = Files.createDirectories(directory.resolve("runtimes"));
    record = Files.createDirectories(directory.resolve("record"));
    String script = Repository.read("contrib/launcher/podspawn");
    if (script.split(SYSTEM_DIRECTORIES.replace("*", "\\*"), -1).length != 2) {
      throw new IllegalStateException("the launcher has not one line " + SYSTEM_DIRECTORIES);
    }
    Path launcher = Files.createDirectories(home.resolve("bin")).resolve("podspawn");
    Files.writeString(
        launcher,
        script.replaceAll("(?m)^runtime_dirs='.*'$", "runtime_dirs='" + runtimes + "/*'"));
    makeExecutable(launcher);
    Files.createFile(Files.createDirectories(home.resolve("lib")).resolve("podspawn-cli.jar"));
    environment.put("PATH", emptyPath(directory));
  }

  /** A PATH with the few programs that the scripts need, and no java of the machine. */
  private static String emptyPath(Path directory) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("path"));
    for (String program : List.of("cat", "readlink", "sh")) {
      Path wrapper = bin.resolve(program);
      Files.writeString(wrapper, "#!/bin/sh\nexec /bin/" + program + " \"$@\"\n");
      makeExecutable(wrapper);
    }
    return bin.toString();
  }

  private static void makeExecutable(Path script) throws IOException {
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
  }

  LauncherRun with(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  /** Puts a directory in front of PATH. */
  LauncherRun path(Path directory) {
    return with("PATH", directory + ":" + environment.get("PATH"));
  }

  /** Runs the script by this shell instead of the system's sh. */
  LauncherRun by(List<String> command) {
    shell = command;
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return runAs(home.resolve("bin/podspawn").toString(), home, arguments);
  }

  /** Starts the launcher by a given name, from a given working directory. */
  Result runAs(String name, Path workingDirectory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(shell);
    command.add(name);
    command.addAll(List.of(arguments));
    Path stderr = record.resolve("stderr");
    Files.deleteIfExists(record.resolve("arguments"));
    Files.deleteIfExists(record.resolve("environment"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("RECORD", record.toString());
    Process process = builder.redirectError(stderr.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the launcher hangs: " + command);
    }
    return new Result(
        process.exitValue(), Files.readString(stderr), fields("arguments"), fields("environment"));
  }

  private List<String> fields(String file) throws IOException {
    Path path = record.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = Files.readString(path, StandardCharsets.UTF_8);
    List<String> fields = new ArrayList<>(List.of(text.split("\0", -1)));
    fields.remove(fields.size() - 1);
    return fields;
  }
}
