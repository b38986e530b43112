package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import java.util.List;

/** What {@code inspect --config} tells of each value. */
public final class ConfigFields {
  public static final String KEY = "key";
  public static final String VALUE = "value";
  public static final String ORIGIN = "origin";

  /** In the order in which they are printed. */
  public static final List<Field> ALL =
      List.of(Field.text(KEY), Field.text(VALUE), Field.text(ORIGIN));

  private ConfigFields() {}

  /** A value and where it is from. */
  public static Row row(String key, String value, String origin) {
    return new Row(ALL).set(KEY, key).set(VALUE, value).set(ORIGIN, origin);
  }
}
