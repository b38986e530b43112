package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that joins others needs no database: its first opening costs a fresh process more than the whole rest. */
class WarmLoginTest {
  @Test
  void aLoginThatJoinsOthersLoadsNoSqlite(@TempDir Path stateDir) {
    List<String> lines = Command.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load",
            "-cp",
            System.getProperty("java.class.path"),
            WarmLoginProgram.class.getName(),
            stateDir.toString())
        .runOk()
        .lines();
    assertThat(lines).contains("status 3");
    assertThat(lines)
        .anyMatch(line -> line.contains("dev.podspawn.core.store.SqliteSessionStore "));
    assertThat(lines).noneMatch(line -> line.contains("] org.sqlite."));
    assertThat(lines).noneMatch(line -> line.contains("] java.sql.Connection "));
    assertThat(lines).noneMatch(line -> line.contains("dev.podspawn.core.record."));
    assertThat(lines).noneMatch(line -> line.contains("LoginRecording "));
  }
}
