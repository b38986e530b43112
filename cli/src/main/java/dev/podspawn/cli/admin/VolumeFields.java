package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.name.UserName;
import java.util.List;

/** What the removal of kept volumes says, to the podspawn that root runs. */
public final class VolumeFields {
  public static final String VOLUME = "volume";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(Field.text(SessionFields.USER), Field.text(VOLUME));

  private VolumeFields() {}

  static Row row(UserName user, String volume) {
    return new Row(ALL).set(SessionFields.USER, user.text()).set(VOLUME, volume);
  }
}
