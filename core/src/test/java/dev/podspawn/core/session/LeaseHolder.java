package dev.podspawn.core.session;

import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that takes a lease, says so on its output, and holds it until its input says more. */
final class LeaseHolder {
  private LeaseHolder() {}

  /** Arguments: the state directory and the user. */
  public static void main(String[] args) throws Exception {
    UserName user = UserName.parse(args[1]);
    StateDirectory state = StateDirectory.open(Path.of(args[0]), user);
    Session session = new Session(user, Optional.empty());
    try (SessionLease lease =
        SessionLease.take(state, session, last -> System.out.println("last"))) {
      System.out.println("held");
      System.in.read();
    }
    System.out.println("released");
  }
}
