package dev.podspawn.core.session;

import dev.podspawn.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which of one user's containers are spares: whole, waiting for the next login of the session that they were made for, and
 * never entered. To be used under the user's lock. A note is two lines: the container's id, and what it was made by.
 */
public final class Spares {
  private final StateDirectory state;

  /** Those of this user. */
  public Spares(StateDirectory state) {
    this.state = state;
  }

  /** Whether nobody has ever been in the session's container. One that somebody is in waits for nobody. */
  public boolean isSpare(SessionRecord record) {
    return madeBy(record).isPresent();
  }

  /** What a spare was made by, as {@link #note} was told; empty when it is none. */
  public Optional<String> madeBy(SessionRecord record) {
    if (record.graceDeadline().isEmpty()) {
      return Optional.empty();
    }
    Path file = state.spare(record.session());
    try {
      String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
      return lines.length > 1 && lines[0].equals(record.container())
          ? Optional.of(lines[1])
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  /** Notes a spare before its record says that it waits; {@code madeBy} is one line. */
  public void note(SessionRecord record, String madeBy) {
    Path file = state.makeSpare(record.session());
    String text = record.container() + "\n" + madeBy + "\n";
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8), "rw-------");
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  /** The session's container is a spare no longer; there need not have been one. */
  public void forget(Session session) {
    Path file = state.spare(session);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }
}
