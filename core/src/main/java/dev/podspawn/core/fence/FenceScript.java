package dev.podspawn.core.fence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code podspawn-net-fence}, which enters a container's network namespace.
 *
 * @param argv how it is called, without its action: by sudo(8) for a service account
 */
public record FenceScript(List<String> argv) {
  /** A program that hangs must not hold a login for ever. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Of the sets that are printed; each has a limited size. */
  private static final int MOST_OUTPUT = 4 * 1024 * 1024;

  public FenceScript {
    argv = List.copyOf(argv);
  }

  /** The distribution's own, run as whoever runs podspawn, or by sudo as root. */
  public static FenceScript of(Path home, boolean bySudo) {
    String script = home.resolve("libexec").resolve("podspawn-net-fence").toString();
    return new FenceScript(bySudo ? List.of("sudo", "-n", "--", script) : List.of(script));
  }

  /** What it complained of; empty when it did what it should. */
  Optional<String> up(int pid, String rules) throws IOException {
    return complaint(builder("up").redirectOutput(Redirect.DISCARD), pid, rules);
  }

  /** The same for the start of the resolver, whose log goes to a file; without one nobody reads it. */
  Optional<String> resolve(int pid, String config, Optional<Path> log) throws IOException {
    Redirect output = log.isPresent() ? Redirect.appendTo(log.get().toFile()) : Redirect.DISCARD;
    return complaint(builder("resolve").redirectOutput(output), pid, config);
  }

  /** The rules with what they have counted, as JSON; empty when they are not there. */
  Optional<String> refused(int pid) throws IOException {
    Process process = builder("refused").redirectError(Redirect.DISCARD).start();
    try {
      feed(process, pid + "\n");
      byte[] said = process.getInputStream().readNBytes(MOST_OUTPUT);
      return ended(process) && process.exitValue() == 0
          ? Optional.of(new String(said, StandardCharsets.UTF_8))
          : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder builder(String action) {
    List<String> words = new ArrayList<>(argv);
    words.add(action);
    ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static Optional<String> complaint(ProcessBuilder builder, int pid, String input)
      throws IOException {
    Process process = builder.start();
    try {
      feed(process, pid + "\n" + input);
      boolean ended = ended(process);
      if (ended && process.exitValue() == 0) {
        return Optional.empty();
      }
      String said = waiting(process.getErrorStream());
      return Optional.of(ended ? said : "no end after " + LIMIT.toSeconds() + " s " + said);
    } finally {
      process.destroyForcibly();
    }
  }

  /** What a pipe holds, which is 64 KiB at most: nobody reads on, for a program that hangs does not end its output. */
  private static String waiting(InputStream pipe) throws IOException {
    return new String(pipe.readNBytes(pipe.available()), StandardCharsets.UTF_8).strip();
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for podspawn-net-fence", e);
    }
  }

  /** One that has given up reads no more; then it is what it says that counts. */
  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }
}
