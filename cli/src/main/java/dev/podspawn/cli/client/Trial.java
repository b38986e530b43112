package dev.podspawn.cli.client;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A login by the person's own ssh that prints the server's version of podspawn and asks nobody anything. What ssh tells
 * under {@code -v} says when the server took the key.
 *
 * @param authenticated milliseconds until then; empty when it did not
 * @param ended milliseconds until ssh ended
 * @param status ssh's, 255 for its own failures and for podspawn's
 * @param version of podspawn on the server; empty where the login was one without podspawn
 * @param lastWord the last line that was no remark of {@code -v}
 */
public record Trial(
    Optional<Long> authenticated,
    long ended,
    int status,
    Optional<String> version,
    String lastWord) {
  private static final String MARK = "podspawn-ping ";
  private static final String AUTHENTICATED = "Authenticated to ";

  /**
   * Logs in.
   *
   * @throws PodspawnException SSH_PROGRAM_FAILED: ssh cannot be run
   */
  public static Trial of(String destination) throws InterruptedException {
    try {
      return run(destination);
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.SSH_PROGRAM_FAILED,
          new Message("run ssh", String.valueOf(e.getMessage()), "installing OpenSSH's client"),
          e);
    }
  }

  private static Trial run(String destination) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process ssh = new ProcessBuilder(List.of(
            "ssh",
            "-v",
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "ConnectTimeout=15",
            "--",
            destination,
            "echo " + MARK + "$PODSPAWN_VERSION"))
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .start();
    Optional<Long> authenticated = Optional.empty();
    Optional<String> version = Optional.empty();
    String last = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(ssh.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(AUTHENTICATED)) {
          authenticated = Optional.of(since(start));
        } else if (line.startsWith(MARK)) {
          version = Optional.of(line.substring(MARK.length())).filter(text -> !text.isBlank());
        } else if (isWord(line)) {
          last = line.strip();
        }
      }
    }
    return new Trial(authenticated, since(start), ssh.waitFor(), version, last);
  }

  private static boolean isWord(String line) {
    return !line.isBlank()
        && !line.startsWith("debug")
        && !line.startsWith("OpenSSH_")
        && !line.startsWith("Transferred: ")
        && !line.startsWith("Bytes per second: ");
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
