package dev.podspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first thing that every command runs. */
class MainTest {
  @Test
  void whatSshdStartsLoadsNothingOfTheClients() {
    List<String> lines = loadedBy("auth-keys", "nobody-of-that-name");
    assertThat(lines).anyMatch(line -> line.contains("dev.podspawn.cli.command.AuthKeysCommand "));
    assertThat(lines)
        .noneMatch(line -> line.contains("dev.podspawn.cli.ClientLine "))
        .noneMatch(line -> line.contains("dev.podspawn.cli.client."))
        .noneMatch(line -> line.contains("dev.podspawn.core.client."));
  }

  @Test
  void whatSshStartsLoadsNothingOfTheServers() {
    List<String> lines = loadedBy("connect", "-", "127.0.0.1", "1");
    assertThat(lines).anyMatch(line -> line.contains("dev.podspawn.core.connect.Dialer "));
    assertThat(lines)
        .noneMatch(line -> line.contains("dev.podspawn.cli.wiring.Wiring "))
        .noneMatch(line -> line.contains("com.github.rvesse."))
        .noneMatch(line -> line.contains("org.snakeyaml."))
        .noneMatch(line -> line.contains("com.sun.jna."));
  }

  private static List<String> loadedBy(String... words) {
    return Command.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.podspawn.cli.Main",
            "--config",
            "/nowhere/config.yaml")
        .with(words)
        .run()
        .lines();
  }
}
