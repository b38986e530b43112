package dev.podspawn.core.doctor;

import java.util.List;
import java.util.Optional;

/**
 * A result, with the check that it is of.
 *
 * @param user whose engine was looked at; empty for what is the machine's
 */
public record Finding(String id, Optional<String> user, Result result) {

  /** The results of a check of the machine. */
  public static List<Finding> of(Check check, List<Result> results) {
    return results.stream()
        .map(result -> new Finding(check.id(), Optional.empty(), result))
        .toList();
  }
}
