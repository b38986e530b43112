package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.file.UnsafeFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A client's secret. It shows itself to the provider only. */
public final class ClientSecret {
  private static final int MOST_BYTES = 4096;
  private static final int GROUP_OR_OTHERS = 0077;

  private final String secret;

  private ClientSecret(String secret) {
    this.secret = secret;
  }

  /**
   * Reads the one line of a file.
   *
   * @throws PodspawnException OIDC_CLIENT_REFUSED: it cannot be read, anybody but its owner can read or change it, or it
   *     does not hold one line
   */
  public static ClientSecret read(Path file) {
    try {
      String text = new String(TrustedFile.read(file, MOST_BYTES), StandardCharsets.UTF_8);
      requirePrivate(file);
      return of(file, text);
    } catch (UnsafeFileException e) {
      throw refused(e.reason(), e.fix());
    } catch (IOException e) {
      throw refused(file + " cannot be read", "a file that is there, with the secret on one line");
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    int mode = (Integer) Files.getAttribute(file, "unix:mode");
    if ((mode & GROUP_OR_OTHERS) != 0) {
      throw refused(file + " can be read by others", "\"chmod 600 " + file + "\"");
    }
  }

  private static ClientSecret of(Path file, String text) {
    String line = text.strip();
    if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
      throw refused(file + " does not hold one line of text", "the secret alone on one line");
    }
    return new ClientSecret(line);
  }

  private static PodspawnException refused(String reason, String advice) {
    return new PodspawnException(
        ErrorCode.OIDC_CLIENT_REFUSED, new Message("use the client secret", reason, advice), null);
  }

  String reveal() {
    return secret;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
