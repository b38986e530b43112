package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** tmux in a container that waits for its user: what it holds outlives connections, however they end. */
interface TmuxPromises extends OnHost {
  Duration TMUX_PATIENCE = Duration.ofSeconds(60);
  Pattern SHELL = Pattern.compile("shell (\\d+) here");

  @Test
  default void detachDropTheConnectionAndReattach() {
    host().withContainersThatWait(() -> {
      String shell;
      try (TerminalDriver first = terminal("tmux new-session -s work sh")) {
        first.enter("echo shell $$ he''re");
        shell = first.expect(SHELL, TMUX_PATIENCE).group(1);
        // Ctrl-B d, tmux's own key to detach.
        first.type("\u0002d").expect("[detached", TMUX_PATIENCE);
        assertThat(first.waitForExit(TMUX_PATIENCE)).isZero();
      }
      try (TerminalDriver second = terminal("tmux attach -t work")) {
        second.enter("word=kept; echo again $$ he''re");
        second.expect("again " + shell + " here", TMUX_PATIENCE);
      } // its ssh is killed
      try (TerminalDriver third = terminal("tmux attach -t work")) {
        third.enter("echo $word $$ he''re");
        third.expect("kept " + shell + " here", TMUX_PATIENCE);
        third.enter("exit");
        assertThat(third.waitForExit(TMUX_PATIENCE)).isZero();
      }
    });
  }

  private TerminalDriver terminal(String command) {
    return TerminalDriver.start(
        host().ssh().with("-tt").argv(command), TerminalDriver.environment(), 24, 80);
  }
}
