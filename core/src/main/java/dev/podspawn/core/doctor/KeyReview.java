package dev.podspawn.core.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What {@code auth-keys} makes of a user's key file.
 *
 * @param lines how many keys it gives
 * @param complaints about lines and options that do not count
 * @param refusal why the whole file does not count
 */
public record KeyReview(int lines, List<String> complaints, Optional<String> refusal) {
  public KeyReview {
    complaints = List.copyOf(complaints);
  }
}
