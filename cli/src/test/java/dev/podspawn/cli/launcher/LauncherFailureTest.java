package dev.podspawn.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says and returns when it cannot start podspawn. */
class LauncherFailureTest {
  @TempDir
  Path temp;

  private LauncherRun launcher;

  @BeforeEach
  void distribution() throws IOException {
    launcher = new LauncherRun(temp);
  }

  private static void failed(LauncherRun.Result result, int status, String... parts) {
    assertThat(result.arguments()).as("java was not started").isEmpty();
    assertThat(result.stderr()).startsWith("PS190").contains(parts).endsWith("\n");
    assertThat(result.stderr().lines()).hasSize(1);
    assertThat(result.status()).isEqualTo(status);
  }

  @Test
  void noRuntime() throws Exception {
    failed(
        launcher.run("version"),
        1,
        "PS1902 could not start podspawn: ",
        "JAVA_HOME, PATH, " + launcher.runtimes,
        "; try 'apt install openjdk-17-jre-headless'");
  }

  @Test
  void spawnFailsAsSshDoes() throws Exception {
    failed(launcher.run("spawn", "--user", "alice"), 255, "PS1902");
    failed(launcher.run("--config", "/etc/x", "spawn", "--user", "alice"), 255, "PS1902");
    failed(launcher.run("--config=/etc/x", "spawn"), 255, "PS1902");
  }

  @Test
  void otherCommandsFailWithOne() throws Exception {
    failed(launcher.run("auth-keys", "spawn"), 1, "PS1902");
    failed(launcher.run("--config", "spawn", "auth-keys", "alice"), 1, "PS1902");
    failed(launcher.run(), 1, "PS1902");
  }

  @Test
  void onlyOldRuntimes() throws Exception {
    FakeRuntime.make(launcher.runtimes.resolve("a"), "1.8.0_392");
    Path newest = FakeRuntime.make(launcher.runtimes.resolve("b"), "11.0.20");
    failed(launcher.run("version"), 1, "PS1902", "(newest seen: 11.0.20, " + newest + "/bin/java)");
  }

  @Test
  void podspawnJavaTooOld() throws Exception {
    FakeRuntime.make(launcher.runtimes.resolve("a"), "25");
    Path old = FakeRuntime.make(temp.resolve("old"), "11.0.20").resolve("bin/java");
    failed(
        launcher.with("PODSPAWN_JAVA", old).run("version"),
        1,
        "PS1902",
        "PODSPAWN_JAVA=" + old + " is Java 11.0.20, and 17 or newer is needed");
  }

  @Test
  void podspawnJavaIsNoProgram() throws Exception {
    FakeRuntime.make(launcher.runtimes.resolve("a"), "25");
    failed(
        launcher.with("PODSPAWN_JAVA", temp).run("spawn"),
        255,
        "PS1902",
        temp + " is not a program");
    failed(
        launcher.with("PODSPAWN_JAVA", "/no/java").run("spawn"), 255, "/no/java is not a program");
  }

  @Test
  void podspawnJavaThatSaysNothing() throws Exception {
    Path silent = FakeRuntime.java(temp.resolve("silent"), "#!/bin/sh\nexit 3\n");
    failed(launcher.with("PODSPAWN_JAVA", silent).run("list"), 1, "PS1902", "is Java no version");
  }

  @Test
  void aRuntimeForAnotherMachine() throws Exception {
    Path broken = FakeRuntime.make(launcher.runtimes.resolve("a"), "25");
    FakeRuntime.java(broken, "\177ELF garbage\n");
    LauncherRun.Result result = launcher.run("spawn");
    assertThat(result.status()).isEqualTo(255);
    assertThat(result.stderr().lines().toList())
        .last()
        .asString()
        .startsWith(
            "PS1902 could not start podspawn: " + broken + "/bin/java (Java 25) does not run");
  }

  @Test
  void aDistributionWithoutItsJar() throws Exception {
    FakeRuntime.make(launcher.runtimes.resolve("a"), "25");
    Files.delete(launcher.home.resolve("lib/podspawn-cli.jar"));
    failed(
        launcher.run("spawn"), 255, "PS1903", launcher.home + "/lib/podspawn-cli.jar is missing");
  }

  @Test
  void linksInACircle() throws Exception {
    Path a = Files.createSymbolicLink(temp.resolve("a"), temp.resolve("b"));
    Path b = Files.createSymbolicLink(temp.resolve("b"), a);
    launcher.by(List.of("/bin/sh", "-c", ". " + launcher.home + "/bin/podspawn"));
    failed(launcher.runAs(b.toString(), temp, "spawn"), 255, "PS1903", "too many symbolic links");
  }
}
