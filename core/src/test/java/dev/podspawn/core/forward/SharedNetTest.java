package dev.podspawn.core.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedNetTest {
  private static final Optional<Instant> END = Optional.of(Instant.ofEpochSecond(1_900_000_000));

  @TempDir
  private Path temporary;

  @Test
  void aProcessIsAliveUntilItsEnd() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    SharedNet net = SharedNet.of("c0ffee", (int) process.pid(), END);
    assertThat(net.isAlive()).isTrue();
    assertThat(new SharedNet("c0ffee", net.pid(), net.start() - 1, END).isAlive())
        .isFalse();
    process.destroyForcibly().waitFor();
    assertThat(net.isAlive()).isFalse();
  }

  @Test
  void isReadAsItWasWritten() {
    Session session = new Session(UserName.parse("alice"), Optional.empty());
    SharedNets nets = SharedNets.of(StateDirectory.open(temporary, session.user()));
    assertThat(nets.find(session)).isEmpty();
    for (Optional<Instant> end : List.of(END, Optional.<Instant>empty())) {
      SharedNet net = new SharedNet("c0ffee", 4711, 123_456_789_012L, end);
      nets.save(session, net);
      assertThat(nets.find(session)).contains(net);
    }
    nets.forget(session);
    nets.forget(session);
    assertThat(nets.find(session)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c\n1\n2\n",
        "c\nx\n2\n\n",
        "c\n1\n2\nx\n",
        "\n1\n2\n\n",
        "c\n99999999999\n2\n\n"
      })
  void whatIsNotWholeIsNone(String text) {
    assertThat(SharedNet.parse(text)).isEmpty();
  }

  @Test
  void whoHasEndedAlreadyHasNone() {
    assertThat(catchThrowable(() -> SharedNet.of("c0ffee", Integer.MAX_VALUE, END)))
        .isInstanceOf(IOException.class);
  }
}
