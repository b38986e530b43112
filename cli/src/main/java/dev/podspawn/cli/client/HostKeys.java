package dev.podspawn.cli.client;

import dev.podspawn.core.client.OwnFile;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The host keys that a server shows. Whoever is in between can show others: a key is added to {@code known_hosts} only by
 * a fingerprint that the person has from elsewhere.
 *
 * @param knownAs the server's name in {@code known_hosts}
 */
public record HostKeys(String knownAs, List<Key> keys) {

  /**
   * One of them.
   *
   * @param type such as {@code ssh-ed25519}
   * @param base64 the key itself
   */
  public record Key(String type, String base64) {
    /** As {@code ssh-keygen -l} shows it: {@code SHA256:} and the hash in base 64, without padding. */
    public String fingerprint() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** Reads what {@code ssh-keyscan} prints; lines that are no keys are passed over. */
  public static HostKeys parse(String knownAs, String scanned) {
    List<Key> keys = new ArrayList<>();
    for (String line : scanned.lines().toList()) {
      String[] words = line.strip().split(" ", -1);
      if (words.length == 3 && !line.startsWith("#") && isBase64(words[2])) {
        keys.add(new Key(words[1], words[2]));
      }
    }
    return new HostKeys(knownAs, keys);
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Adds the key with this fingerprint.
   *
   * @return whether it was not there yet
   * @throws PodspawnException HOST_KEY_UNCONFIRMED: the server shows no such key; SSH_CONFIG_FAILED: the file cannot be
   *     changed
   */
  public boolean add(String fingerprint, Path knownHosts) {
    Key key = keys.stream()
        .filter(shown -> shown.fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow(() -> new PodspawnException(
            ErrorCode.HOST_KEY_UNCONFIRMED,
            new Message(
                "trust " + knownAs,
                "it shows no key with the fingerprint " + fingerprint,
                "asking the server's admin for it"),
            null));
    OwnFile file = new OwnFile(knownHosts);
    String line = knownAs + " " + key.type() + " " + key.base64();
    try {
      String old = new String(file.read().orElse(new byte[0]), StandardCharsets.ISO_8859_1);
      if (old.lines().anyMatch(line::equals)) {
        return false;
      }
      String gap = old.isEmpty() || old.endsWith("\n") ? "" : "\n";
      file.write((old + gap + line + "\n").getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.SSH_CONFIG_FAILED,
          new Message("write " + knownHosts, String.valueOf(e.getMessage()), "'ls -la ~/.ssh'"),
          e);
    }
  }
}
