package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RecordMode;
import dev.podspawn.core.spawn.SessionKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordersTest {
  private static final SessionKind SHELL = new SessionKind.Shell();
  private static final SessionKind COMMAND = new SessionKind.Command(new byte[] {'w'});
  private static final SessionKind SFTP = new SessionKind.Sftp(List.of());

  @ParameterizedTest
  @CsvSource({"OFF, false, false, false", "TTY, true, false, false", "ALL, true, true, false"})
  void theModeSaysWhichLoginsAreRecorded(
      RecordMode mode, boolean terminal, boolean pipes, boolean sftp) {
    assertThat(Recorders.wants(mode, SHELL, true)).isEqualTo(terminal);
    assertThat(Recorders.wants(mode, COMMAND, true)).isEqualTo(terminal);
    assertThat(Recorders.wants(mode, SHELL, false)).isEqualTo(pipes);
    assertThat(Recorders.wants(mode, COMMAND, false)).isEqualTo(pipes);
    assertThat(Recorders.wants(mode, SFTP, false)).isEqualTo(sftp);
  }
}
