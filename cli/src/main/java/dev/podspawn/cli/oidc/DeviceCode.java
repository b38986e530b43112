package dev.podspawn.cli.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of the device authorization endpoint (RFC 8628 3.2).
 *
 * @param deviceCode what podspawn asks with; a secret until somebody has approved
 * @param userCode what the person enters, printable ASCII
 * @param address where
 * @param complete the address with the code in it
 * @param lifetime how long all of it is good for
 * @param interval how long to wait before each question
 */
public record DeviceCode(
    String deviceCode,
    String userCode,
    URI address,
    Optional<URI> complete,
    Duration lifetime,
    Duration interval) {
  private static final long USUAL_INTERVAL = 5;
  private static final long LONGEST_INTERVAL = 300;
  private static final long LONGEST_LIFETIME = 3600;
  private static final int MOST_CODE_CHARS = 64;

  /** Reads the answer; a lifetime above an hour is an hour. */
  static DeviceCode of(Json answer, Trouble trouble) {
    long lifetime = answer.number("expires_in").orElse(0L);
    long interval = answer.number("interval").orElse(USUAL_INTERVAL);
    if (lifetime <= 0 || interval < 0 || interval > LONGEST_INTERVAL) {
      throw trouble.unfit("its expires_in or its interval make no sense");
    }
    return new DeviceCode(
        answer.text("device_code").orElseThrow(() -> trouble.unfit("it gave no device_code")),
        answer
            .text("user_code")
            .filter(DeviceCode::isPlain)
            .orElseThrow(() -> trouble.unfit("it gave no user_code that can be shown")),
        answer
            .text("verification_uri")
            .flatMap(SecureAddress::parse)
            .orElseThrow(() -> trouble.unfit("its verification_uri is not an https address")),
        answer.text("verification_uri_complete").flatMap(SecureAddress::parse),
        Duration.ofSeconds(Math.min(lifetime, LONGEST_LIFETIME)),
        Duration.ofSeconds(Math.max(interval, 1)));
  }

  /** It is shown on a terminal, which must not obey it. */
  private static boolean isPlain(String code) {
    return code.length() <= MOST_CODE_CHARS && code.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  @Override
  public String toString() {
    return "DeviceCode[" + userCode + " at " + address + "]";
  }
}
