package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/** A configuration file with sound permissions. */
final class ConfigFiles {
  private final Path file;

  ConfigFiles(Path directory) {
    file = directory.resolve("config.yaml");
  }

  Path file() {
    return file;
  }

  void write(byte[] content) throws IOException {
    Files.write(file, content);
    mode("rw-r--r--");
  }

  void mode(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  ReadConfig read(String content) throws IOException {
    write(content.getBytes(StandardCharsets.UTF_8));
    return ConfigReader.read(file);
  }

  ConfigException refused(String content) throws IOException {
    write(content.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file)),
        "the file was accepted");
  }

  /** All problems of a refused file, each without the file's directory. */
  List<String> problems(String content) throws IOException {
    return sentences(refused(content).problems());
  }

  List<String> sentences(List<Problem> problems) {
    String directory = file.getParent() + "/";
    return problems.stream().map(p -> p.sentence().replace(directory, "")).toList();
  }
}
