package dev.podspawn.core.toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.toolbox.ToolboxReport.Outcome;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds with a copy of this machine's {@code cat} in a program's place, which a test can change. */
class ToolboxBuildTest {
  private final ShortTempDir dir = ShortTempDir.create();
  private final Path toolbox = dir.resolve("amd64");
  private final Path program = dir.resolve("cat");

  @BeforeEach
  void makeToolbox() throws IOException {
    Command.of("install", "-d", "-m", "0755", toolbox + "/bin", toolbox + "/lib")
        .runOk();
    dir.write("amd64/bin/busybox", "");
    dir.write("amd64/lib/libpodspawn-names.so", "");
    Command.of("install", "-m", "0755", "/bin/cat", program.toString()).runOk();
  }

  @AfterEach
  void removeAll() {
    dir.close();
  }

  @Test
  void theSetRunsByItself() throws IOException {
    ToolboxReport report = build(false);
    assertThat(report.outcome()).isEqualTo(Outcome.BUILT);
    assertThat(Files.readSymbolicLink(toolbox.resolve("host")))
        .isEqualTo(report.directory().getFileName());
    Path host = toolbox.resolve("host");
    String loader =
        Files.readString(host.resolve("MANIFEST")).lines().findFirst().orElseThrow();
    Command.of(host.resolve("lib").resolve(loader.substring("loader ".length())).toString())
        .with("--inhibit-cache", "--library-path", host.resolve("lib").toString())
        .with(host.resolve("programs/cat").toString(), host.resolve("bin/cat").toString())
        .runOk();
    assertThat(host.resolve("bin/cat")).isExecutable();
    assertThat(host.resolve("lib/libc.so.6")).isRegularFile();
    assertThat(names())
        .contains("host", report.directory().getFileName().toString())
        .hasSize(4);
    assertThat(dir.resolve("amd64.new")).doesNotExist();
  }

  @Test
  void containersCanReadItWhateverTheUmask() throws IOException {
    build(false);
    String odd = Command.of("find", toolbox.toString(), "-type", "d", "!", "-perm", "755")
        .with("-o", "-type", "f", "!", "-perm", "-444")
        .with("-o", "(", "-type", "f", "-perm", "/022", ")")
        .runOk()
        .stdout();
    assertThat(odd).isEmpty();
  }

  @Test
  void nothingIsDoneWhenNothingHasChanged() throws IOException {
    Path made = build(false).directory();
    Object before = Files.getAttribute(made, "unix:ctime");
    assertThat(build(false).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(build(true).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(Files.getAttribute(made, "unix:ctime")).isEqualTo(before);
  }

  @Test
  void whereThereHasNeverBeenOneAHookMakesNone() throws IOException {
    assertThat(build(true).outcome()).isEqualTo(Outcome.NONE);
    assertThat(names()).containsExactlyInAnyOrder("bin", "lib");
  }

  @Test
  void theSetBeforeStaysUntilTheNext() throws IOException {
    Path first = build(false).directory();
    change();
    Path second = build(true).directory();
    assertThat(second).isNotEqualTo(first);
    assertThat(first).isDirectory();
    change();
    Path third = build(true).directory();
    assertThat(first).doesNotExist();
    assertThat(second).isDirectory();
    assertThat(toolbox.resolve("host").toRealPath()).isEqualTo(third.toRealPath());
  }

  @Test
  void whatIsMissingIsNamedAndTheSetStays() throws IOException {
    Path first = build(false).directory();
    Files.delete(program);
    assertThatThrownBy(() -> build(true))
        .isInstanceOf(ToolboxException.class)
        .hasMessage("PS1904 could not build the toolbox: this machine has no cat;"
            + " try 'apt-get install coreutils'");
    assertThat(toolbox.resolve("host").toRealPath()).isEqualTo(first.toRealPath());
  }

  @Test
  void aSetThatWasDamagedIsMadeAgain() throws IOException {
    Path made = build(false).directory();
    Files.writeString(made.resolve("lib/libc.so.6"), "not this", StandardOpenOption.APPEND);
    assertThat(build(true).outcome()).isEqualTo(Outcome.BUILT);
    assertThat(build(true).outcome()).isEqualTo(Outcome.UNCHANGED);
    Files.delete(made.resolve("bin/cat"));
    assertThat(build(true).outcome()).isEqualTo(Outcome.BUILT);
    assertThat(build(true).outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void whatAKilledBuildHasLeftGoes() throws IOException {
    Command.of("install", "-d", dir.resolve("amd64.new/host.0").toString(), toolbox + "/host.0")
        .runOk();
    Files.createSymbolicLink(dir.resolve("amd64.new/host"), Path.of("host.0"));
    ToolboxReport report = build(false);
    assertThat(dir.resolve("amd64.new")).doesNotExist();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "bin", "lib", "host", report.directory().getFileName().toString());
  }

  @Test
  void thereIsASetAtEachMoment() throws Exception {
    byte[] one = Files.readAllBytes(program);
    build(false);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(over));
    try {
      for (int i = 0; i < 10; i++) {
        change();
        assertThat(build(true).outcome()).isEqualTo(Outcome.BUILT);
        Files.write(program, one);
        assertThat(build(true).outcome()).isEqualTo(Outcome.BUILT);
      }
    } finally {
      over.set(true);
    }
    assertThat(reader.get()).isGreaterThan(20);
  }

  private int readUntil(AtomicBoolean over) {
    int count = 0;
    while (!over.get()) {
      assertThat(toolbox.resolve("host/MANIFEST")).isReadable();
      count++;
    }
    return count;
  }

  @Test
  void aToolboxThatOthersCanWriteIsRefused() {
    Command.of("chmod", "0777", toolbox.toString()).runOk();
    assertThatThrownBy(() -> build(false))
        .isInstanceOf(ToolboxException.class)
        .hasMessageContaining("can be written by its group or by others");
    assertThat(toolbox.resolve("host")).doesNotExist();
  }

  @Test
  void aToolboxWithoutBusyboxCannotRunThem() throws IOException {
    Files.delete(toolbox.resolve("bin/busybox"));
    assertThatThrownBy(() -> build(false))
        .isInstanceOf(ToolboxException.class)
        .hasMessageContaining("has no bin/busybox; try");
  }

  @Test
  void aProgramForAnotherMachineIsRefused() throws IOException {
    HostCollector elsewhere = new HostCollector(List.of(cat()), new HostPackages(), 3);
    assertThatThrownBy(() -> new ToolboxBuild(toolbox, elsewhere).run(false))
        .isInstanceOf(ToolboxException.class)
        .hasMessageContaining(program + ": it is for another machine");
    assertThat(names()).containsExactlyInAnyOrder("bin", "lib");
  }

  /** Another version: what follows the last section of a program nobody reads. */
  private void change() throws IOException {
    Files.write(program, new byte[] {7}, StandardOpenOption.APPEND);
  }

  private HostProgram cat() {
    return new HostProgram("cat", "coreutils", "bin", List.of(program));
  }

  private ToolboxReport build(boolean onlyAgain) throws IOException {
    int machine = ElfFile.of(Files.readAllBytes(Path.of("/bin/cat"))).machine();
    HostCollector collector = new HostCollector(List.of(cat()), new HostPackages(false), machine);
    return new ToolboxBuild(toolbox, collector).run(onlyAgain);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(toolbox)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }
}
