package dev.podspawn.core.toolbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program of the host's, run to its end without input and with an environment in which it speaks as this package
 * expects it.
 *
 * @param status how it ended
 * @param output what it printed; with what it complained of, where that was asked for
 */
record HostCommand(int status, String output) {

  /**
   * Runs it.
   *
   * @param complaints whether its stderr counts as output; else nobody reads it
   * @throws IOException it cannot be started, or this thread was interrupted
   */
  static HostCommand run(List<String> argv, boolean complaints) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv)
        .directory(Path.of("/").toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    if (complaints) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new HostCommand(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + argv.get(0), e);
    } finally {
      process.destroyForcibly();
    }
  }
}
