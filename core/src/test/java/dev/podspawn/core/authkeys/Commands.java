package dev.podspawn.core.authkeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs real programs, which are the judges of what we write. */
final class Commands {
  private Commands() {}

  /** What a program left behind; {@code output} is its stdout and stderr together. */
  record Result(int exit, String output) {}

  static Result run(List<String> argv, byte[] stdin) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    try {
      process.getOutputStream().write(stdin);
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("still running: " + argv);
      }
      return new Result(process.exitValue(), new String(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  static Result run(String... argv) throws IOException, InterruptedException {
    return run(List.of(argv), new byte[0]);
  }
}
