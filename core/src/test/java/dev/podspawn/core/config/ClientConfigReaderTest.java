package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's file as it is read. */
class ClientConfigReaderTest {
  @TempDir
  private Path dir;

  @Test
  void theFileMayBeMissing() {
    assertThat(ClientConfigReader.read(dir.resolve("none")).config()).isEqualTo(ClientConfig.EMPTY);
  }

  @Test
  void bothFormsOfAMappingAreRead() {
    ClientConfigReader.Read read = read("""
        servers:
          default: any
          mappings:
            work.pod: srv:2222
            far.pod: {host: "[::1]:22", mode: x, jump: me@bastion, project: backend}
        local:
          image: debian
          ports: [1, 2]
        """);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.config().defaultServer().orElseThrow()).hasToString("any");
    Mapping far = Optional.ofNullable(
            read.config().mappings().get(PodName.parse("far.pod").orElseThrow()))
        .orElseThrow();
    assertThat(far.server()).hasToString("[::1]:22");
    assertThat(far.jump().orElseThrow()).hasToString("me@bastion");
    assertThat(far.project().orElseThrow()).hasToString("backend");
    assertThat(read.config().local())
        .containsEntry("local.image", "debian")
        .containsEntry("local.ports.1", "2");
  }

  @Test
  void allMistakesAreToldWithTheirLines() {
    assertThatThrownBy(() -> read("""
        servers:
          default: me@host
          mappings:
            work: srv
            localhost.pod: srv
            a.pod: {jump: b}
            b.pod: other.pod
        sevrers: 1
        """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> assertThat(e.problems())
                .extracting(Problem::line)
                .containsExactly(2, 4, 5, 6, 7, 8));
  }

  @Test
  void whatEverybodyMayWriteIsNotRead() throws IOException {
    Path file = Files.writeString(dir.resolve("open"), "servers: {}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(() -> ClientConfigReader.read(file))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1712 ");
  }

  private ClientConfigReader.Read read(String text) {
    return ClientConfigReader.parse(dir.resolve("config.yaml"), text);
  }
}
