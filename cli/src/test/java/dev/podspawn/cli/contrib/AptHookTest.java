package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hook for apt: apt reads it, and in a run of apt's own, on a root directory of the test's, it fails nothing. */
class AptHookTest {
  private static final Path HOOK = Path.of("..", "contrib", "apt", "podspawn");

  private final ShortTempDir dir = ShortTempDir.create();

  @BeforeEach
  void needApt() throws IOException {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("apt-get").isPresent(), "NOT TESTED: this machine has no apt");
    dir.write(
        "hook",
        Files.readString(HOOK).replace("/opt/podspawn/bin/podspawn", launcher().toString()));
  }

  @AfterEach
  void removeAll() {
    dir.close();
  }

  private Path launcher() {
    return dir.resolve("podspawn");
  }

  private void makeLauncher(String body) {
    dir.write("podspawn", "#!/bin/sh\n" + body + "\n");
    Command.of("chmod", "0755", launcher().toString()).runOk();
  }

  /** The commands that apt runs after dpkg, one after the other. */
  private String command() {
    return Command.of("apt-config", "-c", dir.resolve("hook").toString())
        .with("dump", "--format", "%v%n", "DPkg::Post-Invoke")
        .runOk()
        .stdout()
        .lines()
        .filter(line -> line.contains(launcher().toString()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void podspawnIsCalledWithItsWords() {
    makeLauncher("echo called: \"$@\"; cat");
    assertThat(command()).isNotEmpty();
    Result result = Command.of("sh", "-c", command()).stdin("nobody reads this").runOk();
    assertThat(result.stdout())
        .isEqualTo("called: toolbox build --if-changed\ncalled: warmup --if-changed\n");
  }

  @Test
  void aFailureIsSaidAndIsNone() {
    makeLauncher("echo PS1904 could not >&2; exit 1");
    Result result = Command.of("sh", "-c", command()).runOk();
    assertThat(result.stderr()).isEqualTo("PS1904 could not\nPS1904 could not\n");
    makeLauncher("kill -KILL $$");
    Command.of("sh", "-c", command()).runOk();
  }

  @Test
  void withoutPodspawnNothingIsSaid() {
    Result result = Command.of("sh", "-c", command()).runOk();
    assertThat(result.stdout() + result.stderr()).isEmpty();
  }

  @Test
  void aRunOfAptEndsWellWhateverPodspawnDoes() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can run dpkg");
    makeLauncher("echo called >>\"" + dir.resolve("calls") + "\"; exit 1");
    dir.write("pkg/DEBIAN/control", """
        Package: podspawn-test-nothing
        Version: 1
        Architecture: all
        Maintainer: nobody <nobody@localhost>
        Description: nothing
        """);
    Command.of(
            "chmod",
            "0755",
            dir.resolve("pkg").toString(),
            dir.resolve("pkg/DEBIAN").toString())
        .run();
    Command.of(
            "dpkg-deb",
            "--build",
            dir.resolve("pkg").toString(),
            dir.resolve("nothing.deb").toString())
        .runOk();
    Path root = dir.resolve("root");
    Command.of("install", "-d", root + "/var/lib/dpkg/info", root + "/var/lib/dpkg/updates")
        .with(root + "/var/lib/apt/lists/partial", root + "/var/cache/apt/archives/partial")
        .with(root + "/var/log/apt", root + "/etc/apt")
        .runOk();
    dir.write("root/var/lib/dpkg/status", "");
    Command.of("apt-get", "-c", dir.resolve("hook").toString())
        .with("-o", "Dir::State=" + root + "/var/lib/apt")
        .with("-o", "Dir::State::status=" + root + "/var/lib/dpkg/status")
        .with(
            "-o",
            "Dir::Cache=" + root + "/var/cache/apt",
            "-o",
            "Dir::Log=" + root + "/var/log/apt")
        .with("-o", "Dir::Etc=" + root + "/etc/apt")
        .with("-o", "DPkg::Options::=--root=" + root, "-o", "DPkg::Options::=--log=/dev/null")
        .with("-y", "install", dir.resolve("nothing.deb").toString())
        .runOk();
    assertThat(dir.resolve("calls")).hasContent("called\ncalled");
    assertThat(Command.of("dpkg-query", "--show", "podspawn-test-nothing").run().exit())
        .isNotZero();
  }
}
