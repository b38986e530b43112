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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WRITERS = 4;
  private static final int LINES = 1000;
  private static final int ROTATIONS = 500;

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
    List<Running> writers = new ArrayList<>();
    try {
      for (int i = 0; i < WRITERS; i++) {
        writers.add(Command.of(AuditWriterProgram.command(file, "w" + i, LINES)).start());
      }
      for (int i = 0; i < ROTATIONS && !ended(writers); i++) {
        Await.until("lines", PATIENCE, () -> Files.exists(file) || ended(writers));
        if (Files.exists(file)) {
          Files.move(file, temporary.resolve("audit.log." + i));
        }
      }
      for (Running writer : writers) {
        assertThat(writer.result(PATIENCE).ok().stderr()).isEmpty();
      }
    } finally {
      writers.forEach(Running::close);
    }
    List<String> all = linesOfAllFiles();
    Set<String> seen = new HashSet<>();
    assertThat(all)
        .hasSize(WRITERS * LINES)
        .allMatch(line -> line.startsWith("{\"time\":") && line.endsWith("\"}"))
        .allMatch(line -> seen.add(line));
  }

  private static boolean ended(List<Running> writers) {
    return writers.stream().noneMatch(Running::isAlive);
  }

  /** Blank lines mean nothing: see the class. */
  private List<String> linesOfAllFiles() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path each : files.toList()) {
        lines.addAll(Files.readAllLines(each));
      }
    }
    lines.removeIf(String::isEmpty);
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
