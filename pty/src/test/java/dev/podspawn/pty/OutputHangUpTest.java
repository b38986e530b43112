package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutputHangUpTest {
  @Test
  void aClientThatEndsItsInputIsThereUntilItClosesItsOutputToo() throws Exception {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HangUpChild.class.getName())
        .start();
    try (BufferedReader err = child.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.readLine()).isEqualTo("watching");
      child.getOutputStream().close();
      assertThat(child.waitFor(700, TimeUnit.MILLISECONDS))
          .as("ended too early")
          .isFalse();
      child.getInputStream().close();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).as("noticed").isTrue();
      assertThat(child.exitValue()).isEqualTo(7);
    } finally {
      child.destroyForcibly();
    }
  }
}
