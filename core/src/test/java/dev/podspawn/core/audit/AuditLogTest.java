package dev.podspawn.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.AuditTarget;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.log.LoggerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final AuditEvent EVENT =
      AuditEvent.of(AuditEvent.Kind.SESSION_CONNECT, "alice", "alice");

  @TempDir
  private Path temporary;

  private final CapturedLog admin = new CapturedLog();

  private AuditLog log(Path file, boolean required) {
    AuditTarget target = new AuditTarget.File(file);
    return AuditLog.of(Optional.of(target), file, "alice", required, admin);
  }

  @Test
  void writesLinesToTheFile() throws IOException {
    Path file = temporary.resolve("audit.log");
    AuditLog log = log(file, true);
    log.demand(EVENT);
    log.record(EVENT.in("c1"));
    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"time\":\"20") && line.endsWith("}"));
    assertThat(admin.lines()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsOneWarningAndNoFailure() {
    AuditLog log = log(temporary.resolve("missing/audit.log"), false);
    assertThatCode(() -> {
          log.demand(EVENT);
          log.record(EVENT);
          log.record(EVENT);
        })
        .doesNotThrowAnyException();
    assertThat(admin.lines()).hasSize(1).first().asString().startsWith("warning: PS1411 could not");
  }

  @Test
  void whereARecordIsRequiredNothingBeginsWithoutButEverythingEnds() {
    AuditLog log = log(temporary.resolve("missing/audit.log"), true);
    assertThatThrownBy(() -> log.demand(EVENT))
        .isInstanceOfSatisfying(PodspawnException.class, e -> {
          assertThat(e.personLine()).startsWith("PS1411 ").doesNotContain("missing");
          assertThat(e.adminLine()).contains("missing/audit.log");
        });
    assertThatCode(() -> log.record(EVENT)).doesNotThrowAnyException();
  }

  @Test
  void noLogRecordsNothing() {
    AuditLog log = AuditLog.of(Optional.empty(), temporary.resolve("a"), "alice", true, admin);
    log.demand(EVENT);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void theSystemsLogGetsTheLineUnderItsOwnTag() throws IOException {
    Path seen = temporary.resolve("seen");
    AuditSink sink = new AuditSyslog(new LoggerProgram(program("printf '[%s]' \"$@\" > " + seen)));
    sink.add("{\"time\":\"-x $(id)\"}");
    assertThat(seen).hasContent("[-t][podspawn-audit][-p][auth.info][--][{\"time\":\"-x $(id)\"}]");
  }

  @Test
  void aFailingSystemsLogIsAFailure() throws IOException {
    AuditSink sink = new AuditSyslog(new LoggerProgram(program("exit 3")));
    assertThatThrownBy(() -> sink.add("x")).isInstanceOf(IOException.class);
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(temporary.resolve("program"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
