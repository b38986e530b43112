package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.name.UserName;
import java.util.ArrayList;
import java.util.List;

/** What {@code inspect} says of a session's services; docs/commands.md explains each field. */
public final class ServiceFields {
  public static final String NAME = "name";
  public static final String IMAGE = "image";
  public static final String STATE = "state";
  public static final String EXIT = "exit";

  /** In the order in which they are printed. */
  public static final List<Field> SHOWN =
      List.of(Field.text(NAME), Field.text(IMAGE), Field.text(STATE), Field.number(EXIT));

  /** The same, with whose they are. */
  public static final List<Field> ALL = withUser();

  private ServiceFields() {}

  private static List<Field> withUser() {
    List<Field> all = new ArrayList<>(List.of(Field.text(SessionFields.USER)));
    all.addAll(SHOWN);
    return List.copyOf(all);
  }

  static Row row(UserName user, String name, ContainerInfo container) {
    Row row = new Row(ALL)
        .set(SessionFields.USER, user.text())
        .set(NAME, name)
        .set(IMAGE, container.image())
        .set(STATE, container.running() ? "running" : "ended");
    return container.running() ? row : row.set(EXIT, container.exit());
  }

  /** {@code db=running}, for a line about the session. */
  static String sentence(Row row) {
    return row.shown(NAME) + "=" + row.shown(STATE);
  }
}
