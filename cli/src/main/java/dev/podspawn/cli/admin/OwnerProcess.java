package dev.podspawn.cli.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A podspawn that root runs as the account that state belongs to, by setsid(1) and setpriv(1). It has none of root's
 * rights, no terminal of root's (a session of its own, no input, pipes for output: nothing to push keystrokes into), and
 * none of root's environment. What it says is the account's word and no more, and it gets only so much time to say it.
 */
final class OwnerProcess {
  private static final List<String> WITHOUT_RIGHTS = List.of(
      "/usr/bin/setsid",
      "--wait",
      "/usr/bin/setpriv",
      "--init-groups",
      "--inh-caps=-all",
      "--ambient-caps=-all");

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final int MOST_OUTPUT = 1 << 20;

  private final Process process;
  private final Reader output;
  private final Reader errors;

  private OwnerProcess(Process process) {
    this.process = process;
    this.output = new Reader(process.getInputStream());
    this.errors = new Reader(process.getErrorStream());
  }

  /** How it ended: its exit status, and what it printed. */
  record End(int status, String output, String errors) {}

  /**
   * Starts it.
   *
   * @param more environment beside what an account's login has
   */
  static OwnerProcess start(Owner owner, List<String> command, Map<String, String> more)
      throws IOException {
    return new OwnerProcess(launch(owner, command, more));
  }

  /** The same, whose outputs the caller reads. */
  static Process launch(Owner owner, List<String> command, Map<String, String> more)
      throws IOException {
    List<String> argv = new ArrayList<>(WITHOUT_RIGHTS);
    argv.add("--reuid=" + owner.uid());
    argv.add("--regid=" + owner.gid());
    argv.add("--");
    argv.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(argv)
        .directory(Path.of("/").toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(more);
    environment.put("PATH", PATH);
    environment.put("LANG", "C.UTF-8");
    environment.put("USER", owner.name());
    environment.put("LOGNAME", owner.name());
    environment.put("HOME", owner.home());
    Path runtime = Path.of("/run/user", Integer.toString(owner.uid()));
    if (Files.isDirectory(runtime)) {
      environment.put("XDG_RUNTIME_DIR", runtime.toString());
    }
    return builder.start();
  }

  /**
   * Waits for its end; one that takes longer is killed. What it left running may hold its output open: that is given the
   * rest of the time to close it, and then what has been said until then counts.
   *
   * @throws IOException it took too long, or said too much
   */
  End await(Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("it does not end within " + limit.toSeconds() + " s");
      }
      output.awaitUntil(end);
      errors.awaitUntil(end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for it", e);
    } finally {
      process.destroyForcibly();
    }
    return new End(process.exitValue(), output.text(), errors.text());
  }

  /** Collects one output in a thread, for a pipe that nobody reads holds its writer up. */
  private static final class Reader {
    private final Thread thread;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Reader(InputStream from) {
      thread = new Thread(() -> drain(from), "owner-output");
      thread.setDaemon(true);
      thread.start();
    }

    private void drain(InputStream from) {
      byte[] chunk = new byte[8192];
      try (from) {
        int count = from.read(chunk);
        while (count >= 0 && bytes.size() <= MOST_OUTPUT) {
          bytes.write(chunk, 0, count);
          count = from.read(chunk);
        }
      } catch (IOException e) {
        // The end of a process that was killed: what came until now is all there is.
        return;
      }
    }

    void awaitUntil(long nanoTime) throws InterruptedException {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime())));
    }

    String text() throws IOException {
      if (bytes.size() > MOST_OUTPUT) {
        throw new IOException("it said more than anybody would read");
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
