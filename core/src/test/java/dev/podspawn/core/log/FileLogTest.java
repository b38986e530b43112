package dev.podspawn.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
  @TempDir
  private Path temporary;

  private final CapturedLog fallback = new CapturedLog();

  @Test
  void appendsOneLineForEachRecord() throws IOException {
    Path file = Files.writeString(temporary.resolve("log"), "before\n");
    FileLog log = new FileLog(file, fallback);
    log.info("one");
    log.warning("two\nlines\r\u001b[2J\u202e\u2028");
    log.error("three");
    log.warning(ErrorCode.KEYS_EMPTY, Message.of("find a key", "there is none"));
    String stamp = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z pid="
        + ProcessHandle.current().pid()
        + " user="
        + System.getProperty("user.name")
        + " ";
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5).first().isEqualTo("before");
    assertThat(lines.get(1)).matches(stamp + "info: one");
    assertThat(lines.get(2)).matches(stamp + "warning: two\\?lines\\?\\?\\[2J\\?\\?");
    assertThat(lines.get(3)).matches(stamp + "err: three");
    assertThat(lines.get(4)).endsWith("warning: PS1204 could not find a key: there is none");
    assertThat(fallback.lines()).isEmpty();
  }

  @Test
  void aNewFileIsNotForEverybody() throws IOException {
    Path file = temporary.resolve("log");
    new FileLog(file, fallback).info("x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isIn("rw-r-----", "rw-------");
  }

  @Test
  void aFileThatCannotBeWrittenFallsBack() {
    new FileLog(temporary.resolve("missing/log"), fallback).warning("told anyway");
    new FileLog(temporary, fallback).error("and this");
    assertThat(fallback.lines()).containsExactly("warning: told anyway", "error: and this");
  }

  @Test
  @Timeout(20)
  void aFifoFallsBackInsteadOfHanging() throws Exception {
    Path fifo = temporary.resolve("log");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    new FileLog(fifo, fallback).info("x");
    assertThat(fallback.lines()).containsExactly("info: x");
  }

  @Test
  void aLineIsCut() throws IOException {
    Path file = temporary.resolve("log");
    new FileLog(file, fallback).info("x".repeat(100_000));
    assertThat(Files.size(file)).isLessThan(5000);
  }

  @Test
  void theConfigurationDecides() throws IOException {
    Path file = temporary.resolve("log");
    AdminLogs.of(Optional.of(file)).info("x");
    assertThat(file).content().endsWith("info: x\n");
    assertThat(AdminLogs.of(Optional.empty())).isInstanceOf(SyslogLog.class);
  }
}
