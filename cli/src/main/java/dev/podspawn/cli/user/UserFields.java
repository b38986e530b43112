package dev.podspawn.cli.user;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.authkeys.PublicKeyLine;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.RecordedSource;
import dev.podspawn.core.users.UserRecord;
import java.util.List;
import java.util.Optional;

/** What {@code list-users} and {@code user show} tell; docs/users.md explains each. */
public final class UserFields {
  public static final String USER = "user";
  public static final String ACCOUNT = "account";
  public static final String UID = "uid";
  public static final String KEYS = "keys";
  public static final String SOURCES = "sources";
  public static final String IMPORTED = "imported";
  public static final String FINGERPRINTS = "fingerprints";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(USER),
      Field.text(ACCOUNT),
      Field.number(UID),
      Field.number(KEYS),
      Field.text(SOURCES),
      Field.text(IMPORTED),
      Field.text(FINGERPRINTS));

  private UserFields() {}

  static Row row(UserName user, Optional<UserRecord> record, List<PublicKeyLine> keys) {
    Row row = new Row(ALL)
        .set(USER, user.text())
        .set(KEYS, keys.size())
        .set(
            FINGERPRINTS,
            String.join(" ", keys.stream().map(PublicKeyLine::fingerprint).toList()));
    if (record.isEmpty()) {
      return row;
    }
    UserRecord known = record.get();
    row.set(ACCOUNT, known.account().text());
    if (known.account() != UserRecord.Origin.NONE) {
      row.set(UID, known.uid());
    }
    return row.set(
            SOURCES,
            String.join(", ", known.sources().stream().map(UserFields::shown).toList()))
        .set(
            IMPORTED,
            known.sources().stream().map(RecordedSource::imported).max(String::compareTo));
  }

  /** Kind and values, such as {@code github alice https://github.com}. */
  private static String shown(RecordedSource source) {
    return source.kind() + " " + String.join(" ", source.fields().values());
  }
}
