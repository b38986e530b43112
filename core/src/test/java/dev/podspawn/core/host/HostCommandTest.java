package dev.podspawn.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCommandTest {
  private static HostCommand shell(String script, boolean complaints) throws IOException {
    return HostCommand.run(List.of("sh", "-c", script), complaints);
  }

  @Test
  void tellsStatusAndOutput() throws IOException {
    HostCommand ended = shell("echo out; echo err >&2; exit 3", false);
    assertThat(ended).isEqualTo(new HostCommand(3, "out\n"));
    assertThat(ended.succeeded()).isFalse();
    assertThat(shell("echo err >&2", true)).isEqualTo(new HostCommand(0, "err\n"));
  }

  @Test
  void passesInputAndThenItsEnd() throws IOException {
    byte[] input = "a\nb\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(HostCommand.run(List.of("cat"), input, false).output()).isEqualTo("a\nb\n");
    assertThat(shell("cat", false).output()).isEmpty();
  }

  @Test
  void showsAProgramNothingOfOurEnvironment() throws IOException {
    assertThat(shell("echo $HOME$USER-$LC_ALL-$PATH; pwd", false).output())
        .isEqualTo("-C-/usr/sbin:/usr/bin:/sbin:/bin\n/\n");
  }

  @Test
  void saysThatAProgramIsMissing() {
    assertThatThrownBy(() -> HostCommand.run(List.of("/nonexistent"), true))
        .isInstanceOf(IOException.class);
  }
}
