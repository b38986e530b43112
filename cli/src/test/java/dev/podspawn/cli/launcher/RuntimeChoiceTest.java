package dev.podspawn.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Java the launcher takes. */
class RuntimeChoiceTest {
  @TempDir
  Path temp;

  private LauncherRun launcher;

  @BeforeEach
  void distribution() throws IOException {
    launcher = new LauncherRun(temp);
  }

  private Path runtime(String name, String version) throws IOException {
    return FakeRuntime.make(launcher.runtimes.resolve(name), version);
  }

  private void takes(Path runtime) throws Exception {
    LauncherRun.Result result = launcher.run("version");
    assertThat(result.stderr()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.java()).isEqualTo(runtime.resolve("bin/java").toString());
  }

  @Test
  void theNewestWins() throws Exception {
    runtime("a", "1.8.0_392");
    runtime("b", "17.0.15");
    Path newest = runtime("c", "25.0.3");
    runtime("d", "21.0.2");
    runtime("e", "11.0.20");
    takes(newest);
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.9, 17.0.15",
    "21, 21.0.1",
    "21.0.99, 21.1",
    "24.0.2, 25-ea",
    "25-ea, 25",
    "25.0.3-internal, 25.0.3",
    "9.0.4, 17",
    "1.8.0_999, 17",
    "garbage, 17",
    "0017, 17",
    "99999, 17",
    "17.0.08, 17.0.1",
    "17.0.15, 17.0.15.1.2-LTS.1 "
  })
  void versionsCompareByNumber(String older, String newer) throws Exception {
    Path second = newer.contains("LTS") ? runtime("a", older) : runtime("b", newer);
    runtime(newer.contains("LTS") ? "b" : "a", newer.contains("LTS") ? newer : older);
    takes(second);
  }

  @Test
  void aRuntimeWithoutAReleaseFileIsAsked() throws Exception {
    runtime("a", "17.0.1");
    takes(FakeRuntime.answering(launcher.runtimes.resolve("b"), "21.0.4"));
  }

  @Test
  void whatIsNoRuntimeIsPassedOver() throws Exception {
    Files.createDirectories(launcher.runtimes.resolve("a/bin/java"));
    Files.writeString(launcher.runtimes.resolve("a/release"), "JAVA_VERSION=\"99\"\n");
    Files.createDirectories(launcher.runtimes.resolve("b/lib"));
    Path notExecutable = FakeRuntime.make(launcher.runtimes.resolve("c"), "98");
    assertThat(notExecutable.resolve("bin/java").toFile().setExecutable(false)).isTrue();
    FakeRuntime.java(launcher.runtimes.resolve("d"), "#!/bin/sh\nexit 1\n");
    takes(runtime("e", "17"));
  }

  @Test
  void javaHomeCounts() throws Exception {
    runtime("a", "21.0.1");
    Path mine = FakeRuntime.make(temp.resolve("my java"), "22");
    launcher.with("JAVA_HOME", mine);
    takes(mine);
  }

  @Test
  void javaHomeLosesToANewerOne() throws Exception {
    Path newer = runtime("a", "21.0.1");
    launcher.with("JAVA_HOME", FakeRuntime.make(temp.resolve("mine"), "17"));
    takes(newer);
  }

  @Test
  void aRuntimeOnPathCounts() throws Exception {
    runtime("a", "21.0.1");
    Path mine = FakeRuntime.make(temp.resolve("my java"), "23");
    launcher.path(mine.resolve("bin"));
    takes(mine);
  }

  @Test
  void aLinkOnPathIsFollowedWhenThereIsNothingElse() throws Exception {
    runtime("a", "11.0.1");
    Path mine = FakeRuntime.make(temp.resolve("mine"), "17.0.2");
    Path bin = Files.createDirectories(temp.resolve("links"));
    Files.createSymbolicLink(bin.resolve("java"), mine.resolve("bin/java"));
    launcher.path(bin);
    takes(mine);
  }

  @Test
  void podspawnJavaOverridesEvenANewerOne() throws Exception {
    runtime("a", "25");
    Path mine = FakeRuntime.make(temp.resolve("my java"), "17.0.2");
    launcher.with("PODSPAWN_JAVA", mine.resolve("bin/java"));
    takes(mine);
  }

  @Test
  void podspawnJavaMayBeALink() throws Exception {
    Path mine = FakeRuntime.make(temp.resolve("mine"), "17.0.2");
    Path link = Files.createSymbolicLink(temp.resolve("java17"), mine.resolve("bin/java"));
    LauncherRun.Result result = launcher.with("PODSPAWN_JAVA", link).run("version");
    assertThat(result.stderr()).isEmpty();
    assertThat(result.java()).isEqualTo(link.toString());
  }
}
