package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;

/** Finds the sessions that a command line names: {@code USER}, {@code USER@PROJECT}, or an id that {@code list} shows. */
public final class Targets {
  private static final char AT = '@';

  private Targets() {}

  /**
   * The sessions of these names, each once.
   *
   * @throws PodspawnException SESSION_UNKNOWN: one is not there; USAGE: one could be two sessions
   */
  public static List<Row> find(List<String> names, List<Row> sessions) {
    List<Row> found = new ArrayList<>();
    for (String name : names) {
      Row session = find(name, sessions);
      if (!found.contains(session)) {
        found.add(session);
      }
    }
    return found;
  }

  /** The session of this name; otherwise like {@link #find(List, List)}. */
  public static Row find(String name, List<Row> sessions) {
    List<Row> matching =
        sessions.stream().filter(session -> isNamed(session, name)).toList();
    if (matching.size() > 1) {
      throw failure(
          ErrorCode.USAGE,
          name,
          "it is the id of one session and the user of another",
          "the other's full container id");
    }
    if (matching.isEmpty()) {
      throw failure(
          ErrorCode.SESSION_UNKNOWN,
          name,
          "there is none" + othersOf(name, sessions),
          "'podspawn list'");
    }
    return matching.get(0);
  }

  /** {@code alice}, or {@code alice@backend}. */
  public static String address(Row session) {
    String project = session.shown(SessionFields.PROJECT);
    return session.shown(SessionFields.USER) + (project.isEmpty() ? "" : AT + project);
  }

  /** Whether this is the session that is meant. */
  public static boolean isNamed(Row session, String name) {
    return address(session).equals(name)
        || session.shown(SessionFields.ID).equals(name)
        || session.shown(SessionFields.CONTAINER).equals(name);
  }

  private static String othersOf(String user, List<Row> sessions) {
    List<String> others = sessions.stream()
        .filter(session -> session.shown(SessionFields.USER).equals(user))
        .map(Targets::address)
        .toList();
    return others.isEmpty() ? "" : ", but " + String.join(", ", others);
  }

  private static PodspawnException failure(
      ErrorCode code, String name, String reason, String advice) {
    return new PodspawnException(
        code, new Message("find the session " + name, reason, advice), null);
  }
}
