package dev.podspawn.cli.doctor;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} and {@code verify-image} tell; docs/doctor.md explains each. */
public final class DoctorFields {
  public static final String ID = "id";
  public static final String RESULT = "result";
  public static final String SUBJECT = "subject";
  public static final String REASON = "reason";
  public static final String FIX = "fix";
  public static final String USER = "user";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(ID),
      Field.text(RESULT),
      Field.text(SUBJECT),
      Field.text(REASON),
      Field.text(FIX),
      Field.text(USER));

  private static final int LONGEST_FOR_ROOT = 200;

  private DoctorFields() {}

  /** A finding as a row. */
  public static Row row(Finding finding) {
    Result result = finding.result();
    return new Row(ALL)
        .set(ID, finding.id())
        .set(RESULT, result.word())
        .set(SUBJECT, text(result.subject()))
        .set(REASON, text(result.reason()))
        .set(FIX, text(result.remedy().command()))
        .set(USER, finding.user());
  }

  /** The same as root's own podspawn takes it from another account's: short, and in plain ASCII. */
  public static Row rowForRoot(Finding finding) {
    Row full = row(finding);
    Row plain = new Row(ALL);
    for (Field field : ALL) {
      plain.set(field.name(), full.text(field.name()).map(DoctorFields::plain));
    }
    return plain;
  }

  /** What another account's podspawn has printed. */
  public static Finding finding(Row row) {
    String subject = row.shown(SUBJECT);
    String reason = row.shown(REASON);
    Fix fix = Fix.byHand(row.shown(FIX));
    Result result = switch (row.shown(RESULT)) {
      case "pass" -> new Result.Pass(subject, reason);
      case "warn" -> new Result.Warn(subject, reason, fix);
      case "skip" -> new Result.NotChecked(subject, reason);
      default -> new Result.Fail(subject, reason, fix);
    };
    return new Finding(row.shown(ID), row.text(USER), result);
  }

  private static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static String plain(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > LONGEST_FOR_ROOT
        ? clean.substring(0, LONGEST_FOR_ROOT - 3) + "..."
        : clean;
  }
}
