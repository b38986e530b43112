package dev.podspawn.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SyslogLogTest {
  @TempDir
  private Path temporary;

  @Test
  void callsLoggerWithOneLine() throws IOException {
    Path seen = temporary.resolve("seen");
    Path logger = program("printf '[%s]' \"$@\" >> " + seen);
    new SyslogLog(logger).warning("-t x $(id)\n'quoted'");
    new SyslogLog(logger).error("second");
    String from =
        "pid=" + ProcessHandle.current().pid() + " user=" + System.getProperty("user.name");
    assertThat(seen)
        .hasContent("[-t][podspawn][-p][auth.warning][--]["
            + from
            + " -t x $(id)?'quoted'][-t][podspawn][-p][auth.err][--]["
            + from
            + " second]");
  }

  @Test
  void neverFails() throws IOException {
    assertThatCode(() -> new SyslogLog(temporary.resolve("missing")).error("x"))
        .doesNotThrowAnyException();
    Path failing = program("exit 3");
    assertThatCode(() -> new SyslogLog(failing).error("x\0y")).doesNotThrowAnyException();
  }

  @Test
  @Timeout(30)
  void doesNotWaitForEver() throws IOException {
    Path hanging = program("exec sleep 300");
    assertThatCode(() -> new SyslogLog(hanging).error("x")).doesNotThrowAnyException();
  }

  @Test
  void keepsAnInterrupt() throws IOException {
    Path logger = program("exec sleep 300");
    Thread.currentThread().interrupt();
    new SyslogLog(logger).error("x");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(temporary.resolve("program"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
