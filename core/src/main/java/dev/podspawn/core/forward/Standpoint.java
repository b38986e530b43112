package dev.podspawn.core.forward;

import dev.podspawn.core.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process stands that may have come through PAM into a network of its user's. {@code podspawn-forward-bind}, which is
 * root there, says in {@code /run/podspawn-forward/ACCOUNT.net} which network that is, in one line of four words: number and
 * start of the process whose network it is, its namespace, and the host's ({@code net:[4026531840]}); the first three are
 * {@code -} when it has ended. An account is called as the session that its connections forward to, {@code alice} or
 * {@code alice.backend}. Where there is no such file nobody has come that way since the machine started.
 */
public final class Standpoint {
  /** Root's; in memory, so that nothing outlives a restart of the machine. */
  public static final Path DIRECTORY = Path.of("/run/podspawn-forward");

  private static final Path OWN = Path.of("/proc/self/ns/net");
  private static final String[] NOTHING = {};
  private static final String[] UNKNOWN = {"-", "-", "-", "-"};

  private final String own;
  private final String[] ofSession;
  private final String[] ofUser;

  private Standpoint(String own, String[] ofSession, String[] ofUser) {
    this.own = own;
    this.ofSession = ofSession;
    this.ofUser = ofUser;
  }

  /** That of this process, which is of a login to this session. */
  public static Standpoint ofProcess(Session session) {
    return of(DIRECTORY, session, OWN);
  }

  static Standpoint of(Path directory, Session session, Path namespace) {
    try {
      String[] own = said(directory, session.key());
      String[] user =
          session.project().isPresent() ? said(directory, session.user().text()) : NOTHING;
      return own.length + user.length == 0
          ? new Standpoint("", NOTHING, NOTHING)
          : new Standpoint(Files.readSymbolicLink(namespace).toString(), own, user);
    } catch (IOException e) {
      // Nowhere: whoever cannot tell is not let in.
      return new Standpoint("", UNKNOWN, UNKNOWN);
    }
  }

  private static String[] said(Path directory, String account) throws IOException {
    try {
      return Files.readString(directory.resolve(account + ".net"), StandardCharsets.US_ASCII)
          .strip()
          .split(" ", -1);
    } catch (NoSuchFileException e) {
      return NOTHING;
    }
  }

  /** Whether it is in the host's own network. */
  public boolean isHosts() {
    return ofSession.length + ofUser.length == 0
        || own.equals(word(ofSession, 3))
        || own.equals(word(ofUser, 3));
  }

  /** Whether it is in the network of this container, and that is the one that the login was let into. */
  public boolean isIn(Optional<SharedNet> net) {
    return net.isPresent()
        && own.equals(word(ofSession, 2))
        && word(ofSession, 0).equals(Integer.toString(net.get().pid()))
        && word(ofSession, 1).equals(Long.toString(net.get().start()));
  }

  /**
   * Whether it is in the network of the user's session without a project, though the login is to a project: sshd knew
   * nothing of the project when it entered.
   */
  public boolean isInUsersOwn() {
    return !isHosts() && own.equals(word(ofUser, 2));
  }

  /** Nothing is called by a text with a blank. */
  private static String word(String[] said, int index) {
    return said.length == 4 ? said[index] : " ";
  }
}
