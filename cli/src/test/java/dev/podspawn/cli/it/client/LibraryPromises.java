package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.client.LibraryClient.Remote;
import dev.podspawn.fixtures.proc.OutputLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands and shells of the SSH libraries. */
interface LibraryPromises extends OnHost {
  @ParameterizedTest
  @EnumSource(Library.class)
  default void aCommandHasItsStreamsAndItsStatus(Library library) throws Exception {
    byte[] data = new byte[200_000];
    new Random(7).nextBytes(data);
    try (LibraryClient client = library.connect(host())) {
      Remote remote = client.exec("cat; echo error >&2; exit 42");
      OutputLog output = OutputLog.reading(remote.output(), library + "-output");
      OutputLog errors = OutputLog.reading(remote.errors(), library + "-errors");
      remote.input().write(data);
      remote.input().close();
      assertThat(remote.exit()).isEqualTo(42);
      assertThat(output.awaitEnd(LibraryClient.PATIENCE)).isTrue();
      assertThat(errors.awaitEnd(LibraryClient.PATIENCE)).isTrue();
      assertThat(output.bytes()).isEqualTo(data);
      assertThat(errors.text()).isEqualTo("error\n");
      // A second command on the same connection.
      assertThat(client.exec("exec >&- 2>&-; exit 3").exit()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Library.class)
  default void aShellsTerminalFollowsTheClientsWindow(Library library) throws Exception {
    try (LibraryClient client = library.connect(host())) {
      Remote shell = client.shell(30, 100);
      OutputLog screen = OutputLog.reading(shell.output(), library + "-screen");
      enter(shell, "stty size");
      screen.await("30 100\r\n", LibraryClient.PATIENCE);
      shell.resize(20, 70);
      enter(shell, "while [ \"$(stty size)\" != '20 70' ]; do :; done; echo follow''ed");
      screen.await("followed", LibraryClient.PATIENCE);
      enter(shell, "exit 6");
      assertThat(shell.exit()).isEqualTo(6);
    }
  }

  private static void enter(Remote shell, String line) throws IOException {
    shell.input().write((line + "\r").getBytes(StandardCharsets.US_ASCII));
    shell.input().flush();
  }
}
