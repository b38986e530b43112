package dev.podspawn.core.doctor;

/** What came of a check, for one thing that it looked at. */
public sealed interface Result {
  /** What was looked at: a path, an account, a setting. */
  String subject();

  /** What was found, as a clause. */
  String reason();

  /** It is as promised. */
  record Pass(String subject, String reason) implements Result {}

  /** Something to know of; the promise holds, or nobody can tell. */
  record Warn(String subject, String reason, Fix fix) implements Result {}

  /** The promise is broken. */
  record Fail(String subject, String reason, Fix fix) implements Result {}

  /** It could not be looked at. */
  record NotChecked(String subject, String reason) implements Result {}

  /** How JSON and tables call it: {@code pass}, {@code warn}, {@code fail} or {@code skip}. */
  default String word() {
    if (this instanceof Pass) {
      return "pass";
    }
    if (this instanceof Warn) {
      return "warn";
    }
    return this instanceof Fail ? "fail" : "skip";
  }

  /** What puts it right; nothing where nothing is wrong. */
  default Fix remedy() {
    if (this instanceof Warn warn) {
      return warn.fix();
    }
    return this instanceof Fail fail ? fail.fix() : Fix.NONE;
  }
}
