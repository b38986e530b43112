package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.box.Fact;
import dev.podspawn.core.name.UserName;
import java.util.List;

/** What {@code inspect --security} says of each promise to a session; docs/commands.md explains each field. */
public final class BoxFields {
  public static final String PROMISE = "promise";
  public static final String ASKED = "asked";
  public static final String IN_FORCE = "in_force";
  public static final String SOURCE = "source";
  public static final String STATE = "state";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(SessionFields.USER),
      Field.text(PROMISE),
      Field.text(ASKED),
      Field.text(IN_FORCE),
      Field.text(SOURCE),
      Field.text(STATE));

  /** What another account's podspawn may say in one value ({@link OwnerAnswer}). */
  private static final int LONGEST = 200;

  private static final String CUT = "...";

  private BoxFields() {}

  static Row row(UserName user, Fact fact) {
    Row row = new Row(ALL)
        .set(SessionFields.USER, user.text())
        .set(PROMISE, fact.name())
        .set(SOURCE, fact.source().word());
    set(row, ASKED, fact.asked());
    set(row, IN_FORCE, fact.inForce());
    set(row, STATE, fact.state().word());
    return row;
  }

  private static void set(Row row, String name, String value) {
    String plain = plain(value);
    if (!plain.isEmpty()) {
      row.set(name, plain);
    }
  }

  /** Paths in the container may have any characters. */
  private static String plain(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      plain.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return plain.length() > LONGEST
        ? plain.substring(0, LONGEST - CUT.length()) + CUT
        : plain.toString();
  }

  /** Whether what was asked for is not in force, or not known to be. */
  public static boolean isFailure(Row row) {
    String state = row.shown(STATE);
    return state.equals(Fact.State.MISSING.word()) || state.equals(Fact.State.UNKNOWN.word());
  }
}
