package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import org.junit.jupiter.api.Test;

/** OpenSSH's ssh, many times. The system property {@code podspawn.client.commands} says how often. */
interface CommandPromises extends OnHost {
  int COMMANDS = Integer.getInteger("podspawn.client.commands", 10);

  /** About 20 kB, more than a pipe's or a packet's worth at once. */
  String COUNTED = "seq 1 4000; seq 1 4000 >&2; echo end $0 >&2; exit ";

  @Test
  default void shortCommandsLoseNoByteAndNoStatus() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 4000; i++) {
      lines.append(i).append('\n');
    }
    for (int i = 1; i <= COMMANDS; i++) {
      int status = i % 256;
      Result result = host().run("sh -c '" + COUNTED + status + "' " + i);
      assertThat(result.exit()).as("command %d: %s", i, result).isEqualTo(status);
      assertThat(result.stdout()).as("command %d", i).isEqualTo(lines.toString());
      assertThat(result.stderr()).as("command %d", i).isEqualTo(lines + "end " + i + "\n");
    }
  }
}
