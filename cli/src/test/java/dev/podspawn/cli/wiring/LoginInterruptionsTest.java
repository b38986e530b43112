package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.stream.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginInterruptionsTest {
  private final LoginInterruptions interruptions = new LoginInterruptions();
  private final List<String> ran = new ArrayList<>();

  @Test
  void whatRunsIsEndedOnce() {
    interruptions.whenInterrupted(() -> ran.add("exec"));
    interruptions.interrupt();
    interruptions.interrupt();
    assertThat(ran).containsExactly("exec");
  }

  @Test
  void whatIsOverIsLeftAlone() {
    Terminal.Restore pull = interruptions.whenInterrupted(() -> ran.add("pull"));
    pull.close();
    interruptions.interrupt();
    assertThat(ran).isEmpty();
  }

  @Test
  void whatComesLaterIsEndedAtOnce() {
    interruptions.interrupt();
    interruptions.whenInterrupted(() -> ran.add("exec"));
    assertThat(ran).containsExactly("exec");
  }
}
