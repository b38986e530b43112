package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Metrics;
import dev.podspawn.cli.print.Row;
import java.util.List;

/** What {@code status} counts; docs/commands.md explains each. */
public final class Figures {
  public static final String SESSIONS = "sessions";
  public static final String RUNNING = "sessions_running";
  public static final String GRACE = "sessions_grace";
  public static final String CONNECTIONS = "connections";
  public static final String CONTAINERS = "containers";
  public static final String USERS = "users";
  public static final String OLDEST = "oldest_session_seconds";
  private static final String UNREACHABLE = "accounts_failed";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.number(SESSIONS),
      Field.number(RUNNING),
      Field.number(GRACE),
      Field.number(CONNECTIONS),
      Field.number(CONTAINERS),
      Field.number(USERS),
      Field.number(OLDEST),
      Field.number(UNREACHABLE));

  private Figures() {}

  /** Counts what {@code list} answered. */
  public static Row of(Answer answer) {
    List<Row> sessions = answer.rows();
    return new Row(ALL)
        .set(SESSIONS, sessions.size())
        .set(RUNNING, inState(sessions, "running"))
        .set(GRACE, inState(sessions, "grace"))
        .set(CONNECTIONS, sessions.stream().mapToLong(Figures::connections).sum())
        .set(CONTAINERS, sessions.size())
        .set(
            USERS,
            sessions.stream()
                .map(row -> row.shown(SessionFields.USER))
                .distinct()
                .count())
        .set(OLDEST, sessions.stream().mapToLong(Figures::age).max().orElse(0))
        .set(UNREACHABLE, answer.troubles().size());
  }

  /** The same in Prometheus' text format; the names are the predecessor's. */
  public static String metrics(Row figures) {
    return new Metrics()
        .add("podspawn_sessions_total", "Sessions that have a container.", value(figures, SESSIONS))
        .add(
            "podspawn_sessions_running",
            "Sessions that somebody is connected to.",
            value(figures, RUNNING))
        .add(
            "podspawn_sessions_grace",
            "Sessions that wait for their users to come back.",
            value(figures, GRACE))
        .add("podspawn_connections_total", "SSH connections.", value(figures, CONNECTIONS))
        .add(
            "podspawn_containers_docker",
            "Containers of sessions, on whatever engine.",
            value(figures, CONTAINERS))
        .add(
            "podspawn_oldest_session_seconds",
            "Age of the oldest session, 0 without one.",
            value(figures, OLDEST))
        .add(
            "podspawn_accounts_failed",
            "Accounts that could not be asked for their sessions.",
            value(figures, UNREACHABLE))
        .toString();
  }

  private static long inState(List<Row> sessions, String state) {
    return sessions.stream()
        .filter(row -> row.shown(SessionFields.STATE).equals(state))
        .count();
  }

  private static long connections(Row session) {
    return value(session, SessionFields.CONNECTIONS);
  }

  private static long age(Row session) {
    return value(session, SessionFields.AGE);
  }

  private static long value(Row row, String name) {
    return row.number(name).orElse(0L);
  }
}
