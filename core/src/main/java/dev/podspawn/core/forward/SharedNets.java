package dev.podspawn.core.forward;

import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which shared networks one user's sessions have; to be used under the user's lock. A network is written down when it is
 * whole, with its fence, and forgotten after its end.
 */
public final class SharedNets {
  /** Of nobody: for tests of other things. */
  public static final SharedNets NONE = new SharedNets(Optional.empty());

  private final Optional<StateDirectory> state;

  private SharedNets(Optional<StateDirectory> state) {
    this.state = state;
  }

  /** Those that are written down in a user's state. */
  public static SharedNets of(StateDirectory state) {
    return new SharedNets(Optional.of(state));
  }

  /** The session's; it need not be alive. One look and no more where there is none. */
  public Optional<SharedNet> find(Session session) {
    if (state.isEmpty()) {
      return Optional.empty();
    }
    Path file = state.get().network(session);
    try {
      return SharedNet.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  /** Writes it down. */
  public void save(Session session, SharedNet net) {
    if (state.isEmpty()) {
      return;
    }
    Path file = state.get().makeNetwork(session);
    try {
      AtomicFile.write(file, net.text().getBytes(StandardCharsets.US_ASCII), "rw-------");
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  /** Forgets it; there need not be one. */
  public void forget(Session session) {
    if (state.isEmpty()) {
      return;
    }
    Path file = state.get().network(session);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }
}
