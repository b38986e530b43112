package dev.podspawn.core.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A container that somebody is connected to, as far as other logins must know it.
 *
 * @param id the container's id on the engine
 * @param deadline when it ends by itself, to the second; empty for never
 */
public record ContainerInUse(String id, Optional<Instant> deadline) {
  /** What a record says of it. */
  public static ContainerInUse of(SessionRecord record) {
    return new ContainerInUse(record.container(), record.deadline());
  }

  /** Two lines: the id; the deadline in seconds since 1970, or nothing. */
  String text() {
    String end = deadline.isPresent() ? Long.toString(deadline.get().getEpochSecond()) : "";
    return id + "\n" + end + "\n";
  }

  /** Reads {@link #text}, which may still be being written: empty until it is whole. */
  static Optional<ContainerInUse> parse(String text) {
    int idEnd = text.indexOf('\n');
    int end = text.indexOf('\n', idEnd + 1);
    if (idEnd <= 0 || end < 0) {
      return Optional.empty();
    }
    String deadline = text.substring(idEnd + 1, end);
    return Optional.of(new ContainerInUse(
        text.substring(0, idEnd),
        deadline.isEmpty()
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(Long.parseLong(deadline)))));
  }
}
