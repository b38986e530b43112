package dev.podspawn.core.session;

import dev.podspawn.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Of which container of a session its user has been told what is to be told once: a file with its id. */
public record ToldContainer(StateDirectory state, Session session) {
  /** Whether it is this one. */
  public boolean is(String container) {
    Path file = state.told(session);
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).equals(container);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  /** From now on it is this one. */
  public void note(String container) {
    Path file = state.makeTold(session);
    try {
      AtomicFile.write(file, container.getBytes(StandardCharsets.US_ASCII), "rw-------");
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }
}
