package dev.podspawn.core.forward;

import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process stands that may have come through PAM into its user's network. {@code podspawn-forward-bind}, which is
 * root there, says in {@code /run/podspawn-forward/USER.net} which network that is, in one line of four words: number and
 * start of the process whose network it is, its namespace, and the host's ({@code net:[4026531840]}); the first three are
 * {@code -} when it has ended. Where there is no such file nobody has come that way since the machine started.
 */
public final class Standpoint {
  /** Root's; in memory, so that nothing outlives a restart of the machine. */
  public static final Path DIRECTORY = Path.of("/run/podspawn-forward");

  private static final Path OWN = Path.of("/proc/self/ns/net");

  private final String own;
  private final String[] said;

  private Standpoint(String own, String... said) {
    this.own = own;
    this.said = said;
  }

  /** That of this process. */
  public static Standpoint ofProcess(UserName user) {
    return of(DIRECTORY, user, OWN);
  }

  static Standpoint of(Path directory, UserName user, Path namespace) {
    Path file = directory.resolve(user.text() + ".net");
    try {
      String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return new Standpoint(Files.readSymbolicLink(namespace).toString(), line.split(" ", -1));
    } catch (NoSuchFileException e) {
      return new Standpoint("");
    } catch (IOException e) {
      // Nowhere: whoever cannot tell is not let in.
      return new Standpoint("", "-", "-", "-", "-");
    }
  }

  /** Whether it is in the host's own network. */
  public boolean isHosts() {
    return said.length == 0 || (said.length == 4 && own.equals(said[3]));
  }

  /** Whether it is in the network of this container, and that is the one that the login was let into. */
  public boolean isIn(Optional<SharedNet> net) {
    return net.isPresent()
        && said.length == 4
        && own.equals(said[2])
        && said[0].equals(Integer.toString(net.get().pid()))
        && said[1].equals(Long.toString(net.get().start()));
  }
}
