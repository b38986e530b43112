package dev.podspawn.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches Java: the arguments, the environment and the place of the distribution. */
class LauncherTest {
  private static final String[] AWKWARD = {
    "spawn",
    "a b",
    "",
    "'",
    "\"",
    "line one\nline two",
    "*",
    "$(id)",
    "`id`",
    "\\",
    "-x",
    "--",
    "ü€",
    "\t",
    "a\n"
  };

  @TempDir
  Path temp;

  private LauncherRun launcher;

  @BeforeEach
  void distribution() throws IOException {
    launcher = new LauncherRun(temp);
    FakeRuntime.make(launcher.runtimes.resolve("java 25"), "25.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash", "/bin/busybox sh"})
  void argumentsPassUntouched(String shell) throws Exception {
    List<String> command = List.of(shell.split(" ", -1));
    assumeTrue(Files.isExecutable(Path.of(command.get(0))), "this machine has no " + shell);
    LauncherRun.Result result = launcher.by(command).run(AWKWARD);
    assertThat(result.stderr()).isEmpty();
    assertThat(result.forPodspawn()).containsExactly(AWKWARD);
  }

  @Test
  void whatWouldSteerJavaOrAShellIsDropped() throws Exception {
    List<String> dropped = List.of(
        "JAVA_TOOL_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "_JAVA_OPTIONS",
        "CLASSPATH",
        "BASH_ENV",
        "ENV",
        "CDPATH",
        "LD_LIBRARY_PATH",
        "LD_DEBUG_OUTPUT",
        "LD_BIND_NOW",
        "LD_ORIGIN_PATH");
    for (String name : dropped) {
      launcher.with(name, "/evil");
    }
    List<String> names = new ArrayList<>();
    for (String entry : launcher.run("version").environment()) {
      names.add(entry.substring(0, entry.indexOf('=')));
    }
    assertThat(names).isNotEmpty().doesNotContainAnyElementsOf(dropped);
  }

  @Test
  void theRestOfTheEnvironmentStays() throws Exception {
    launcher.with("LANG", "de_DE.UTF-8").with("LC_ALL", "C").with("SSH_ORIGINAL_COMMAND", "a\nb");
    assertThat(launcher.run("version").environment())
        .contains(
            "LANG=de_DE.UTF-8", "LC_ALL=C", "SSH_ORIGINAL_COMMAND=a\nb", "MALLOC_ARENA_MAX=1");
  }

  @Test
  void aFieldSeparatorFromOutsideChangesNothing() throws Exception {
    assertThat(launcher.with("IFS", "/ea").run("spawn", "a e").forPodspawn())
        .containsExactly("spawn", "a e");
  }

  @Test
  void hotCommandsGetASmallHeap() throws Exception {
    assertThat(launcher.run("spawn", "--user", "a").arguments()).contains("-Xmx48m");
    assertThat(launcher.run("auth-keys", "a").arguments()).contains("-Xmx48m");
    assertThat(launcher.run("list").arguments()).contains("-Xmx256m");
  }

  @Test
  void connectAloneHasItsClassesReady() throws Exception {
    Path home =
        Files.createDirectories(temp.resolve("home/.podspawn")).resolve("..").normalize();
    launcher.with("HOME", home);
    assertThat(launcher.run("connect", "-", "h", "22").arguments())
        .contains("-Xmx48m", "-Xlog:disable")
        .noneMatch(word -> word.contains(".jsa"));
    Path archive = Files.createFile(home.resolve(".podspawn/connect.jsa"));
    String use = "-XX:SharedArchiveFile=" + archive;
    assertThat(launcher.run("connect", "-", "h", "22").arguments()).contains(use);
    for (String other : new String[] {"auth-keys", "spawn", "list"}) {
      assertThat(launcher.run(other, "connect").arguments()).doesNotContain(use);
    }
    launcher.with("PODSPAWN_ARCHIVE", "/a");
    assertThat(launcher.run("connect", "-", "h", "22").arguments())
        .contains("-XX:ArchiveClassesAtExit=/a")
        .doesNotContain(use);
  }

  private Path archive(String build, String version, String command) throws IOException {
    Files.writeString(launcher.home.resolve("lib/build"), build + "\n");
    Path directory = launcher.home.resolve("lib/archive/" + build + "-" + version);
    return Files.createFile(Files.createDirectories(directory).resolve(command));
  }

  @Test
  void whatSshdStartsHasItsClassesReady() throws Exception {
    assertThat(launcher.run("spawn").arguments()).contains("-Xshare:auto", "-Xlog:disable");
    String use = "-XX:AOTCache=" + archive("0a1b", "25.0.1", "spawn");
    assertThat(launcher.run("spawn").arguments()).contains(use).doesNotContain("-Xshare:auto");
    assertThat(launcher.run("--config", "/c", "spawn").arguments()).contains(use);
    assertThat(launcher.run("auth-keys", "spawn").arguments())
        .contains("-Xshare:auto")
        .noneMatch(word -> word.contains("lib/archive"));
    assertThat(launcher.run("list").arguments())
        .noneMatch(word -> word.contains("lib/archive") || word.equals("-Xlog:disable"));
  }

  @Test
  void anOlderRuntimeHasAnArchiveOfItsOwnKind() throws Exception {
    Path archive = archive("0a1b", "17.0.9", "auth-keys");
    assertThat(launcher.run("auth-keys", "a").arguments())
        .noneMatch(word -> word.contains("lib/archive"));
    Path java = FakeRuntime.make(temp.resolve("17"), "17.0.9").resolve("bin/java");
    launcher.with("PODSPAWN_JAVA", java);
    assertThat(launcher.run("auth-keys", "a").arguments())
        .contains("-XX:SharedArchiveFile=" + archive);
    launcher.with("PODSPAWN_ARCHIVE", "/a");
    assertThat(launcher.run("auth-keys", "a").arguments())
        .contains("-XX:ArchiveClassesAtExit=/a", "dev.podspawn.cli.warmup.Rehearsal");
  }

  @Test
  void whereTheBuildIsNotKnownThereIsNoArchive() throws Exception {
    Path archive = archive("0a1b", "25.0.1", "spawn");
    for (String build : new String[] {"", "../x", "0A", "0a1c\n0a1b"}) {
      Files.writeString(launcher.home.resolve("lib/build"), build);
      assertThat(launcher.run("spawn").arguments()).noneMatch(word -> word.contains("lib/archive"));
    }
    Files.writeString(launcher.home.resolve("lib/build"), "0a1b"); // without an end of line
    assertThat(launcher.run("spawn").arguments()).contains("-XX:AOTCache=" + archive);
    assertThat(launcher.run("warmup").arguments())
        .contains("-Dpodspawn.archive=" + archive.getParent());
  }

  @Test
  void anArchiveOfSomebodyElseIsNobodys() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    Path archive = Files.createFile(
        Files.createDirectories(temp.resolve("h/.podspawn")).resolve("connect.jsa"));
    Files.setAttribute(archive, "unix:uid", 1);
    assertThat(launcher
            .with("HOME", temp.resolve("h"))
            .run("connect", "-", "h", "1")
            .arguments())
        .noneMatch(word -> word.contains(".jsa"));
  }

  @Test
  void onlyNewRuntimesAreAskedToAllowNativeAccess() throws Exception {
    String allow = "--enable-native-access=ALL-UNNAMED";
    assertThat(launcher.run("version").arguments()).contains(allow);
    Path old = FakeRuntime.make(temp.resolve("17"), "17.0.1").resolve("bin/java");
    assertThat(launcher.with("PODSPAWN_JAVA", old).run("version").arguments())
        .doesNotContain(allow);
  }

  private void findsItself(LauncherRun.Result result, Path home) {
    assertThat(result.stderr()).isEmpty();
    assertThat(result.arguments())
        .contains("-Dpodspawn.home=" + home, home + "/lib/podspawn-cli.jar");
  }

  @Test
  void itIsFoundByItsPath() throws Exception {
    findsItself(launcher.run("version"), launcher.home);
    findsItself(launcher.runAs("bin/podspawn", launcher.home, "version"), launcher.home);
    findsItself(
        launcher.runAs("./podspawn", launcher.home.resolve("bin"), "version"),
        launcher.home.resolve("bin/./.."));
  }

  @Test
  void itIsFoundThroughLinks() throws Exception {
    Path bin = Files.createDirectories(temp.resolve("usr bin"));
    Path link = bin.resolve("podspawn");
    Files.createSymbolicLink(link, Path.of("second"));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("../dist/bin/podspawn"));
    LauncherRun.Result result = launcher.runAs(link.toString(), temp, "version");
    findsItself(result, bin.resolve("../dist"));
    Files.delete(bin.resolve("second"));
    Files.createSymbolicLink(bin.resolve("second"), launcher.home.resolve("bin/podspawn"));
    findsItself(launcher.runAs(link.toString(), temp, "version"), launcher.home);
  }

  @Test
  void itIsFoundThroughLinksToItsDirectories() throws Exception {
    Path current = Files.createSymbolicLink(temp.resolve("current"), launcher.home);
    findsItself(launcher.runAs(current + "/bin/podspawn", temp, "version"), current);
    Path other = Files.createDirectories(temp.resolve("other"));
    Path bin = Files.createSymbolicLink(other.resolve("bin"), launcher.home.resolve("bin"));
    findsItself(launcher.runAs(bin + "/podspawn", temp, "version"), bin.resolve(".."));
  }

  @Test
  void itIsFoundOnPath() throws Exception {
    launcher
        .path(launcher.home.resolve("bin"))
        .by(List.of("/bin/sh", "-c", "exec podspawn \"$@\""));
    findsItself(launcher.runAs("sh", temp, "version"), launcher.home);
  }
}
