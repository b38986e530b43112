package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.teardown.Removed;
import java.util.List;

/** What {@code kill} and {@code cleanup} say of what they have removed. */
public final class RemovedFields {
  public static final String SESSION = "session";
  public static final String CONTAINER = "container_id";
  public static final String REASON = "reason";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(SessionFields.USER),
      Field.text(SESSION),
      Field.text(CONTAINER),
      Field.text(REASON));

  private static final int SHORT = 12;

  private RemovedFields() {}

  /** What was removed, and why, as people read it. */
  public static String sentence(Row row) {
    String container = row.shown(CONTAINER);
    String id = container.substring(0, Math.min(SHORT, container.length()));
    return row.shown(SESSION) + " (container " + id + ", " + row.shown(REASON) + ")";
  }

  static Row row(UserName user, Removed removed) {
    return new Row(ALL)
        .set(SessionFields.USER, user.text())
        .set(SESSION, removed.session())
        .set(CONTAINER, removed.container())
        .set(REASON, removed.reason().word());
  }
}
