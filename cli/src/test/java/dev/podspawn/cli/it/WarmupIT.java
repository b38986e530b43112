package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code podspawn warmup} of the distribution as it was built, on each Java runtime of this machine. */
class WarmupIT {
  private static final Path DISTRIBUTION = Path.of("target", "podspawn").toAbsolutePath();
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/lib/jvm"), Path.of("/usr/local/lib/jvm"), Path.of("/opt/java"));

  /** Runs the real java, but lets it tell where its classes come from, in $CLASSES. */
  private static final String TELLING = """
      #!/bin/sh
      for word; do
        shift
        [ "$word" != -Xlog:disable ] || word=-Xlog:class+load:file=$CLASSES
        set -- "$@" "$word"
      done
      exec "%s" "$@"
      """;

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final ShortTempDir dir = ShortTempDir.create();
  private final Path home = dir.resolve("podspawn");

  @BeforeEach
  void install() {
    Assumptions.assumeTrue(
        Files.isExecutable(DISTRIBUTION.resolve("bin/podspawn")),
        "NOT TESTED: no distribution; run 'mvn package' first");
    Command.of("cp", "-r", DISTRIBUTION.toString(), home.toString()).runOk();
    Command.of("rm", "-rf", archives().toString()).runOk();
    dir.write(
        "keys/alice",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g a\n");
    dir.write("config.yaml", "auth:\n  key_dir: " + dir.resolve("keys") + "\n");
  }

  @AfterEach
  void removeAll() {
    dir.close();
  }

  private Path archives() {
    return home.resolve("lib/archive");
  }

  private Command podspawn(Path java, String... words) {
    return Command.of(home.resolve("bin/podspawn").toString())
        .with(words)
        .env("PODSPAWN_JAVA", java.toString());
  }

  private Command authKeys(Path java) {
    return podspawn(java, "auth-keys", "--config", dir.resolve("config.yaml").toString(), "alice");
  }

  /** Each runtime that podspawn may run on; more than one only where a test can tell the difference. */
  private static List<Path> runtimes() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path place : PLACES) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> homes = Files.list(place)) {
          for (Path runtime : homes.sorted().toList()) {
            if (Files.isRegularFile(runtime.resolve("release"))
                && Files.isExecutable(runtime.resolve("bin/java"))
                && !Files.isSymbolicLink(runtime)) {
              found.add(runtime);
            }
          }
        }
      }
    }
    Assumptions.assumeFalse(found.isEmpty(), "NOT TESTED: no Java runtime in " + PLACES);
    return found;
  }

  private Path telling(Path runtime, int number) throws IOException {
    Path java =
        dir.write("java-" + number + "/bin/java", TELLING.formatted(runtime.resolve("bin/java")));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(runtime.resolve("release"), dir.resolve("java-" + number).resolve("release"));
    return java;
  }

  private List<Path> archivesOf(String command) throws IOException {
    try (Stream<Path> all = Files.walk(archives())) {
      return all.filter(file -> file.endsWith(command)).sorted().toList();
    }
  }

  @Test
  void eachRuntimeStartsFromWhatItHasKept() throws IOException {
    int number = 0;
    for (Path runtime : runtimes()) {
      Path java = runtime.resolve("bin/java");
      String without = authKeys(java).runOk().stdout();
      assertThat(podspawn(java, "warmup").runOk().stdout())
          .startsWith("made: archives in " + archives());
      Path classes = dir.resolve("classes-" + number);
      Result with = authKeys(telling(runtime, number++))
          .env("CLASSES", classes.toString())
          .runOk();
      assertThat(with.stdout()).isEqualTo(without).startsWith("command=\"" + home);
      assertThat(with.stderr()).isEmpty();
      assertThat(Files.readAllLines(classes))
          .as(runtime + " loads from the archive")
          .noneMatch(line -> line.contains(" dev.podspawn.") && line.contains("source: file:"))
          .anyMatch(
              line -> line.contains(" dev.podspawn.") && line.contains("shared objects file"));
    }
    assertThat(archivesOf("spawn")).hasSize(number);
  }

  @Test
  void onlyWhoeverMayReplaceTheJarsMayReplaceThem() throws IOException {
    podspawn(runtimes().get(0).resolve("bin/java"), "warmup").runOk();
    try (Stream<Path> all = Files.walk(archives())) {
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertThat(mode)
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
        assertThat(Files.getOwner(path)).isEqualTo(Files.getOwner(home.resolve("lib")));
      }
    }
  }

  /** Not half of an archive: Java 17 dies of it, which is why an archive is on disk before it is in its place. */
  @Test
  void whatTheRuntimeCannotUseChangesNothing() throws IOException {
    Path java = runtimes().get(0).resolve("bin/java");
    Result good = authKeys(java).runOk();
    for (Path runtime : runtimes()) {
      podspawn(runtime.resolve("bin/java"), "warmup").runOk();
    }
    List<Path> all = archivesOf("auth-keys");
    byte[] first = Files.readAllBytes(all.get(0));
    for (int i = 0; i < all.size() - 1; i++) {
      Files.copy(all.get(i + 1), all.get(i), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(all.get(all.size() - 1), first); // each has another version's, where there are two
    assertEachStillDoes(good);
    for (Path archive : all) {
      Files.writeString(archive, "no archive at all\n");
    }
    assertEachStillDoes(good);
    for (Path runtime : runtimes()) {
      podspawn(runtime.resolve("bin/java"), "warmup").runOk();
    }
    Files.setLastModifiedTime(home.resolve("lib/podspawn-cli.jar"), FileTime.fromMillis(0));
    assertEachStillDoes(good);
  }

  private void assertEachStillDoes(Result good) throws IOException {
    for (Path runtime : runtimes()) {
      assertSame(good, authKeys(runtime.resolve("bin/java")).runOk());
    }
  }

  private static void assertSame(Result expected, Result found) {
    assertThat(found.stdout()).isEqualTo(expected.stdout());
    assertThat(found.stderr()).isEqualTo(expected.stderr()).isEmpty();
  }

  @Test
  void theyAreMadeAgainWhenSomethingHasChanged() throws IOException {
    Path java = runtimes().get(0).resolve("bin/java");
    Command again = podspawn(java, "warmup", "--if-changed");
    assertSilent(again);
    assertThat(archives()).doesNotExist();
    assertThat(podspawn(java, "warmup", "--check").runOk().stdout()).isEqualTo("none\n");
    podspawn(java, "warmup").runOk();
    assertThat(podspawn(java, "warmup", "--check").runOk().stdout()).isEqualTo("fresh\n");
    Path archive = archivesOf("auth-keys").get(0);
    Object before = Files.getAttribute(archive, "unix:ino");
    assertSilent(again);
    assertThat(Files.getAttribute(archive, "unix:ino")).isEqualTo(before);
    Files.setLastModifiedTime(home.resolve("lib/podspawn-cli.jar"), FileTime.fromMillis(0));
    assertThat(podspawn(java, "warmup", "--check").runOk().stdout()).isEqualTo("stale\n");
    assertThat(again.runOk().stdout()).startsWith("made: ");
    assertThat(Files.getAttribute(archive, "unix:ino")).isNotEqualTo(before);
    Files.writeString(home.resolve("lib/build"), "0a1b\n");
    // As a login finds Java: then what is left of other builds and other runtimes goes.
    Command.of(again.argv().subList(0, 3)).runOk();
    try (Stream<Path> left = Files.list(archives())) {
      assertThat(
              left.map(Path::getFileName).map(Path::toString).filter(name -> !name.startsWith(".")))
          .singleElement()
          .asString()
          .startsWith("0a1b-");
    }
  }

  @Test
  void whatAKilledOneHasLeftTheNextOneRemoves() throws IOException {
    Path java = runtimes().get(0).resolve("bin/java");
    Path stage = archives().resolve(".stage");
    try (Running killed = podspawn(java, "warmup").start()) {
      Await.until("the rehearsals", START_LIMIT, () -> Files.exists(stage.resolve("engine")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stage)))
          .isEqualTo("rwx------");
      List<ProcessHandle> rehearsals = killed.descendants().toList();
      killed.kill();
      rehearsals.forEach(ProcessHandle::destroyForcibly);
      assertThat(killed.waitFor(START_LIMIT)).isTrue();
    }
    assertThat(stage).exists();
    podspawn(java, "warmup").runOk();
    try (Stream<Path> left = Files.list(archives())) {
      assertThat(left.map(path -> path.getFileName().toString()).filter(n -> n.startsWith(".")))
          .containsExactly(".lock");
    }
  }

  private static void assertSilent(Command command) {
    Result result = command.runOk();
    assertThat(result.stdout() + result.stderr()).isEmpty();
  }

  @Test
  void aDistributionThatDoesNotSayWhichBuildItIsHasNone() throws IOException {
    Files.delete(home.resolve("lib/build"));
    Result result = podspawn(runtimes().get(0).resolve("bin/java"), "warmup").run();
    assertThat(result.stderr()).startsWith("PS1905 could not prepare the start of logins: ");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(archives()).doesNotExist();
  }
}
