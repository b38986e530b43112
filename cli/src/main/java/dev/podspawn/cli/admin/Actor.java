package dev.podspawn.cli.admin;

import java.util.Optional;

/** Whose doing something is, for the audit log. */
public final class Actor {
  /** Set by root for the podspawn that it runs as another account. */
  public static final String VARIABLE = "PODSPAWN_ACTOR";

  private static final int LONGEST = 64;

  private Actor() {}

  /**
   * Who acts. An account that is not root could set both variables to anything, but it writes only its own log.
   *
   * @param account that this process runs as
   * @param sudoUser SUDO_USER, which sudo(8) sets
   * @param named what {@link #VARIABLE} says
   */
  public static String of(
      String account, boolean root, Optional<String> sudoUser, Optional<String> named) {
    Optional<String> other = root ? sudoUser : named;
    return other
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
        .map(name -> name.equals(account) ? name : name + " as " + account)
        .orElse(account);
  }
}
