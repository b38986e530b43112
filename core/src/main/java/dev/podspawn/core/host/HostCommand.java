package dev.podspawn.core.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program of the host's, run to its end with an environment in which it speaks as podspawn expects it: no locale, and
 * of the paths only the system's.
 *
 * @param status how it ended
 * @param output what it printed; with what it complained of, where that was asked for
 */
public record HostCommand(int status, String output) {

  /**
   * Runs it without input.
   *
   * @param complaints whether its stderr counts as output; else nobody reads it
   * @throws IOException it cannot be started, or this thread was interrupted
   */
  public static HostCommand run(List<String> argv, boolean complaints) throws IOException {
    return run(argv, new byte[0], complaints);
  }

  /**
   * Runs it with some input, small enough for a pipe to hold (64 KiB, pipe(7)).
   *
   * @param complaints whether its stderr counts as output; else nobody reads it
   * @throws IOException it cannot be started or does not take its input, or this thread was interrupted
   */
  public static HostCommand run(List<String> argv, byte[] input, boolean complaints)
      throws IOException {
    return run(builder(argv, complaints), input);
  }

  /**
   * Runs it with a file as its input, of whatever size.
   *
   * @param complaints whether its stderr counts as output; else nobody reads it
   * @throws IOException it cannot be started, the file cannot be read, or this thread was interrupted
   */
  public static HostCommand run(List<String> argv, Path input, boolean complaints)
      throws IOException {
    return run(builder(argv, complaints).redirectInput(input.toFile()), new byte[0]);
  }

  private static ProcessBuilder builder(List<String> argv, boolean complaints) {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(Path.of("/").toFile());
    if (complaints) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static HostCommand run(ProcessBuilder builder, byte[] input) throws IOException {
    Process process = builder.start();
    try {
      feed(process, input);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new HostCommand(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + builder.command().get(0), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, byte[] input) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    }
  }

  /** Whether it ended with status 0. */
  public boolean succeeded() {
    return status == 0;
  }
}
