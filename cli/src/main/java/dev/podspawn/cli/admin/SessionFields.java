package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.session.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code list} says of a session; docs/commands.md explains each field. */
public final class SessionFields {
  public static final String ID = "id";
  public static final String USER = "user";
  public static final String PROJECT = "project";
  public static final String MODE = "mode";
  public static final String STATE = "state";
  public static final String CONNECTIONS = "connections";
  public static final String AGE = "age_seconds";
  public static final String LIFETIME_LEFT = "lifetime_left_seconds";
  public static final String GRACE_LEFT = "grace_left_seconds";
  public static final String CONTAINER = "container_id";
  public static final String SERVICES = "services";
  private static final String CREATED = "created";
  private static final String CONTAINER_NAME = "container_name";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(ID),
      Field.text(USER),
      Field.text(PROJECT),
      Field.text(MODE),
      Field.text(STATE),
      Field.number(CONNECTIONS),
      Field.text(CREATED),
      Field.number(AGE),
      Field.number(LIFETIME_LEFT),
      Field.number(GRACE_LEFT),
      Field.text(CONTAINER),
      Field.text(CONTAINER_NAME));

  /** With what {@code inspect} asks the engine for. */
  public static final List<Field> INSPECTED =
      Stream.concat(ALL.stream(), Stream.of(Field.text(SERVICES))).toList();

  private SessionFields() {}

  /** A session with its services; rows of {@link ServiceFields}. */
  public static Row with(Row session, List<Row> services) {
    return session
        .to(INSPECTED)
        .set(
            SERVICES,
            services.stream().map(row -> row.to(ServiceFields.SHOWN)).toList(),
            String.join(" ", services.stream().map(ServiceFields::sentence).toList()));
  }

  /** What there is to say of a session now. */
  static Row row(SessionRecord record, int connections, String containerName, Instant now) {
    return new Row(ALL)
        .set(ID, record.id())
        .set(USER, record.session().user().text())
        .set(PROJECT, record.session().project().map(project -> project.text()))
        .set(MODE, record.mode().word())
        .set(STATE, state(record, connections))
        .set(CONNECTIONS, connections)
        .set(CREATED, record.created().toString())
        .set(AGE, left(now, record.created()))
        .set(LIFETIME_LEFT, record.deadline().map(end -> Long.toString(left(end, now))))
        .set(GRACE_LEFT, grace(record, connections, now))
        .set(CONTAINER, record.container())
        .set(CONTAINER_NAME, containerName);
  }

  /** {@code running}: somebody is connected; {@code grace}: it waits for its user; {@code idle}: neither. */
  private static String state(SessionRecord record, int connections) {
    if (connections > 0) {
      return "running";
    }
    return record.graceDeadline().isPresent() ? "grace" : "idle";
  }

  private static Optional<String> grace(SessionRecord record, int connections, Instant now) {
    return connections > 0
        ? Optional.empty()
        : record.graceDeadline().map(end -> Long.toString(left(end, now)));
  }

  /** Never less than 0. */
  private static long left(Instant end, Instant from) {
    return Math.max(0, Duration.between(from, end).toSeconds());
  }
}
