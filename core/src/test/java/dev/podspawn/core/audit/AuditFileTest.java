package dev.podspawn.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WRITERS = 4;
  private static final int LINES = 1000;

  @TempDir
  private Path temporary;

  @Test
  void aNewFileIsNotForEverybody() throws IOException {
    Path file = temporary.resolve("audit.log");
    new AuditFile(file).add("{}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isIn("rw-r-----", "rw-------");
  }

  @Test
  void noLineOfManyProcessesIsLostOrTornEvenWhenTheFileIsRotated() throws IOException {
    Path file = temporary.resolve("audit.log");
    Path rotated = temporary.resolve("audit.log.1");
    List<Running> writers = new ArrayList<>();
    try {
      for (int i = 0; i < WRITERS; i++) {
        writers.add(Command.of(AuditWriterProgram.command(file, "w" + i, LINES)).start());
      }
      Await.until("the first lines", PATIENCE, () -> Files.exists(file));
      Files.move(file, rotated);
      for (Running writer : writers) {
        assertThat(writer.result(PATIENCE).ok().stderr()).isEmpty();
      }
    } finally {
      writers.forEach(Running::close);
    }
    List<String> all = lines(rotated);
    all.addAll(lines(file));
    Set<String> seen = new HashSet<>();
    assertThat(all)
        .hasSize(WRITERS * LINES)
        .allMatch(line -> line.startsWith("{\"time\":") && line.endsWith("\"}"))
        .allMatch(line -> seen.add(line));
  }

  /** Blank lines mean nothing: see the class. */
  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(file)) {
      lines.addAll(Files.readAllLines(file));
      lines.removeIf(String::isEmpty);
    }
    return lines;
  }

  @Test
  void afterALineThatWasCutShortTheNextIsWhole() throws IOException {
    Path file = temporary.resolve("audit.log");
    List<String> writer =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"));
    writer.addAll(AuditWriterProgram.command(file, "alice", 50));
    assertThat(Command.of(writer).run().exit()).isNotZero();
    assertThat(Files.size(file)).isEqualTo(1024);
    assertThat(Files.readString(file)).doesNotEndWith("\n");
    new AuditFile(file).add("{\"next\":1}");
    new AuditFile(file).add("{\"next\":2}");
    assertThat(Files.readAllLines(file)).endsWith("{\"next\":1}", "{\"next\":2}");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path target = Files.writeString(temporary.resolve("target"), "precious\n");
    Path link = Files.createSymbolicLink(temporary.resolve("audit.log"), target);
    assertThatThrownBy(() -> new AuditFile(link).add("{}")).isInstanceOf(IOException.class);
    assertThat(target).hasContent("precious\n");
  }

  @Test
  @Timeout(20)
  void aFifoIsAFailureInsteadOfAHang() {
    Path fifo = temporary.resolve("audit.log");
    Command.of("mkfifo", fifo.toString()).runOk();
    assertThatThrownBy(() -> new AuditFile(fifo).add("{}")).isInstanceOf(IOException.class);
  }
}
