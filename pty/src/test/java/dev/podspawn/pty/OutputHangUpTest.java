package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutputHangUpTest {
  @Test
  void aClientThatEndsItsInputIsThereUntilItClosesItsOutputToo() throws Exception {
    Process child = child();
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

  @Test
  void whoeverWaitsIsCalledOff() throws Exception {
    Process child = child("call-off");
    try (BufferedReader err = child.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.readLine()).isEqualTo("watching");
      child.getOutputStream().close();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).as("called off").isTrue();
      assertThat(child.exitValue()).isEqualTo(8);
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  @Timeout(30)
  void whatIsCalledOffBeforeIsNotWaitedFor() {
    OutputHangUp hangUp = new OutputHangUp();
    hangUp.callOff();
    assertThat(hangUp.await()).isFalse();
  }

  private static Process child(String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        HangUpChild.class.getName()));
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).start();
  }
}
