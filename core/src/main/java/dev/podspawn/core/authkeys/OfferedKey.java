package dev.podspawn.core.authkeys;

import java.util.Optional;

/**
 * The key that the client offers, where sshd tells us ({@code %t} and {@code %k} of AuthorizedKeysCommand). Lines that
 * cannot match it need not be printed.
 *
 * @param blob the one public key in base64 that is wanted; empty when every line may be
 */
public record OfferedKey(Optional<String> blob) {
  /** Nothing is known of the offer: every line is wanted. */
  public static final OfferedKey ANY = new OfferedKey(Optional.empty());

  /**
   * The offer as sshd hands it over.
   *
   * @param type sshd's {@code %t}
   * @param base64 sshd's {@code %k}
   */
  public static OfferedKey of(String type, String base64) {
    Optional<KeyType> known = KeyType.of(type);
    // A certificate is matched by the line of the CA that signed it, not by a line of its own.
    boolean narrows = known.isPresent() && !known.get().isCertificate() && !base64.isEmpty();
    return narrows ? new OfferedKey(Optional.of(base64)) : ANY;
  }

  boolean accepts(KeyLine line) {
    return blob.isEmpty() || blob.get().equals(line.blob());
  }
}
