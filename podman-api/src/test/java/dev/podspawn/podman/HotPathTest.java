package dev.podspawn.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a warm login stays free of what takes long to load. */
final class HotPathTest {
  private static final String[] NEVER = {
    "okhttp3.",
    "java.util.regex.Pattern ",
    "java.util.Formatter ",
    "java.lang.runtime.ObjectMethods "
  };

  @Test
  void warmExecLoadsNeitherOkHttpNorOtherSlowClasses() {
    List<String> fresh = loadedBy(WarmExecProgram.class);
    assertThat(fresh).anyMatch(line -> line.contains("dev.podspawn.podman.DirectExec "));
    for (String name : NEVER) {
      assertThat(fresh).as(name).noneMatch(line -> line.contains("] " + name));
    }
  }

  private static List<String> loadedBy(Class<?> program) {
    try (FaultServer server = FaultServer.answering(
        Answer.json(201, "{\"Id\":\"e1\"}").with("Server", "Docker/20.10.24 (linux)"),
        Answer.upgraded("raw"),
        Answer.json(200, ""),
        Answer.json(200, ""),
        Answer.json(200, "{\"Running\":false,\"ExitCode\":0,\"Pid\":0}"))) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return Command.of(java, "-Xlog:class+load", "-Xshare:auto", "-cp")
          .with(System.getProperty("java.class.path"), program.getName())
          .with(server.path().toString(), "c")
          .runOk()
          .lines();
    }
  }
}
