package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One value changes, and nothing else does. */
class ClientConfigChangeTest {
  @TempDir
  private Path dir;

  @Test
  void aFileIsMade() throws IOException {
    set("servers.default", "host:2222");
    assertThat(text()).isEqualTo("servers:\n  default: \"host:2222\"\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void commentsAndOrderStay() {
    write("""
        # mine
        servers: # all of them
          mappings:
            # the office
            work.pod: old   # since May
          default: any # the big one

        # containers here
        local:
          x: [1,   2]
        """);
    set("work.pod", "new");
    set("far.pod", "srv:22");
    set("default", "other");
    assertThat(text()).isEqualTo("""
        # mine
        servers: # all of them
          mappings:
            # the office
            work.pod: "new"   # since May
            far.pod: "srv:22"
          default: "other" # the big one

        # containers here
        local:
          x: [1,   2]
        """);
    unset("work.pod");
    assertThat(text()).contains("# the office\n    far.pod:").doesNotContain("work.pod");
  }

  @Test
  void flowStyleAndEmptySectionsAreFilled() {
    write("servers: {mappings: {a.pod: x}}\nlocal:\n");
    set("b.pod", "y");
    set("default", "z");
    unset("a.pod");
    assertThat(text()).isEqualTo("servers: {default: \"z\", mappings: {b.pod: \"y\"}}\nlocal:\n");
    write("servers:\n  mappings:  # none yet\n");
    set("a.pod", "x");
    set("default", "d");
    assertThat(text())
        .isEqualTo("servers:\n  mappings:  # none yet\n    a.pod: \"x\"\n  default: \"d\"\n");
  }

  @Test
  void aShortMappingBecomesALongOne() {
    set("work.pod", "srv:22");
    set("work.pod.jump", "bastion");
    set("work.pod.project", "api");
    set("work.pod", "other");
    assertThat(text())
        .endsWith("work.pod: {project: \"api\", host: \"other\", jump: \"bastion\"}\n");
    assertThat(change().get("work.pod")).contains("other");
    assertThat(change().get("servers.mappings.work.pod.host")).contains("other");
    unset("work.pod.jump");
    assertThat(change().get("work.pod.jump")).isEmpty();
    set("short.pod", "a");
    set("short.pod.host", "b");
    assertThat(text()).endsWith("short.pod: \"b\"\n");
  }

  @Test
  void lineEndsAreTheFilesOwn() {
    write("servers:\r\n  default: a\r\n");
    set("w.pod", "x");
    assertThat(text()).isEqualTo("servers:\r\n  default: a\r\n  mappings:\r\n    w.pod: \"x\"\r\n");
  }

  @Test
  void aLastLineWithoutEndGetsOne() {
    write("servers:\n  default: a");
    set("w.pod", "x");
    assertThat(text()).isEqualTo("servers:\n  default: a\n  mappings:\n    w.pod: \"x\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers: [",
        "servers: 1\n",
        "servers:\n  mappings: {a: b}\n",
        "- x\n",
        "servers: &a {b: *a}\n"
      })
  void aBrokenFileStaysAsItIs(String broken) {
    write(broken);
    assertThatThrownBy(() -> set("work.pod", "x")).isInstanceOf(PodspawnException.class);
    assertThat(text()).isEqualTo(broken);
  }

  @Test
  void aWrongValueChangesNothing() {
    write("servers:\n  default: a\n");
    assertThatThrownBy(() -> set("default", "me@host")).hasMessageStartingWith("PS1101 ");
    assertThatThrownBy(() -> set("default", "a\"\nb: c")).hasMessageStartingWith("PS1101 ");
    assertThatThrownBy(() -> set("nonsense", "a")).hasMessageStartingWith("PS1711 ");
    assertThatThrownBy(() -> set("work.pod.color", "a")).hasMessageStartingWith("PS1711 ");
    assertThat(text()).isEqualTo("servers:\n  default: a\n");
  }

  @Test
  void modeAndLinkAreKept() throws IOException {
    Path target = Files.writeString(dir.resolve("real.yaml"), "servers: {default: a}\n");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file(), target.getFileName());
    set("default", "b");
    assertThat(Files.isSymbolicLink(file())).isTrue();
    assertThat(Files.readString(target)).isEqualTo("servers: {default: \"b\"}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void whatIsNotThereIsNotTakenAway() {
    assertThat(change().unset("work.pod")).isFalse();
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return dir.resolve("config.yaml");
  }

  private ClientConfigChange change() {
    return new ClientConfigChange(file());
  }

  private void set(String key, String value) {
    change().set(key, value);
  }

  private void unset(String key) {
    assertThat(change().unset(key)).isTrue();
  }

  private void write(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
