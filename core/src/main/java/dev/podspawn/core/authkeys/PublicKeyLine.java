package dev.podspawn.core.authkeys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A public key for a key file.
 *
 * @param options as written, empty when there are none
 * @param type as {@code ssh -Q key} has it
 * @param blob the public key in base64; two lines with the same are the same key
 * @param comment printable ASCII, perhaps empty
 */
public record PublicKeyLine(String options, String type, String blob, String comment) {
  private static final int LONGEST = 16 * 1024;

  /** A key, or why there is none; the reason never repeats the line, which may be a private key. */
  public record Read(Optional<PublicKeyLine> key, String reason) {}

  /** Reads a line that an admin gives: its options stay, if a login could use the line. */
  public static Read given(String line) {
    try {
      KeyLine key = parse(line);
      KeyOptions.parse(key.options());
      return read(key, key.options());
    } catch (KeyLineException e) {
      return new Read(Optional.empty(), e.reason());
    }
  }

  /**
   * Reads a line from the network, of which only the bare key counts: whoever writes it there may not decide who else
   * may log in ({@code cert-authority}), nor anything that options say.
   */
  public static Read fetched(String line) {
    try {
      KeyLine key = parse(line);
      if (key.type().isCertificate() || hasAuthority(key.options())) {
        return new Read(Optional.empty(), "a certificate or its authority is not taken from there");
      }
      return read(key, "");
    } catch (KeyLineException e) {
      return new Read(Optional.empty(), e.reason());
    }
  }

  private static KeyLine parse(String line) throws KeyLineException {
    if (line.length() > LONGEST || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new KeyLineException("it is not one line of a public key");
    }
    return KeyLine.parse(line);
  }

  private static boolean hasAuthority(String options) {
    return options.toLowerCase(Locale.ROOT).contains(OptionRule.CERT_AUTHORITY.keyword());
  }

  private static Read read(KeyLine key, String options) {
    return new Read(
        Optional.of(new PublicKeyLine(options, key.type().text(), key.blob(), key.comment())), "");
  }

  /** The key's name: {@code SHA256:} and its hash in base64 without padding, as ssh-keygen(1) shows it. */
  public String fingerprint() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(blob));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The line of a key file, without a line end. */
  public String text() {
    String before = options.isEmpty() ? "" : options + " ";
    return before + bare() + (comment.isEmpty() ? "" : " " + comment);
  }

  /** Type and key only. */
  public String bare() {
    return type + " " + blob;
  }

  /** The bytes of {@link #bare()} with a line end, as a program's input. */
  public byte[] input() {
    return (bare() + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
