package dev.podspawn.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One small file for each session, holding the container's id in hexadecimal; replaced as a whole by rename(2). Anything
 * else in the file counts as no record.
 */
public final class FileSessionStore implements SessionStore {
  private static final int LONGEST_ID = 64;

  private final StateDirectory state;

  public FileSessionStore(StateDirectory state) {
    this.state = state;
  }

  @Override
  public Optional<String> container(Session session) {
    Path file = state.record(session);
    try {
      return Optional.of(Files.readString(file)).filter(FileSessionStore::isContainerId);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  @Override
  public void record(Session session, String container) {
    Path file = state.record(session);
    // A dot cannot begin a session's key, so this is never another session's file.
    Path fresh = file.resolveSibling(".new-" + session.key());
    try {
      Files.writeString(fresh, container);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  @Override
  public void forget(Session session) {
    Path file = state.record(session);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  private static boolean isContainerId(String text) {
    boolean hexadecimal = !text.isEmpty() && text.length() <= LONGEST_ID;
    for (int i = 0; hexadecimal && i < text.length(); i++) {
      char c = text.charAt(i);
      hexadecimal = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return hexadecimal;
  }
}
