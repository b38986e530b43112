package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.ArrayList;
import java.util.List;

/** What is wrong so far; when it is nothing, one line says so. */
final class Problems {
  private final List<Result> found = new ArrayList<>();

  void fail(Object subject, String reason, Fix fix) {
    found.add(new Result.Fail(subject.toString(), reason, fix));
  }

  void warn(Object subject, String reason, Fix fix) {
    found.add(new Result.Warn(subject.toString(), reason, fix));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** The problems, or that there is none. */
  List<Result> or(Object subject, String reason) {
    return found.isEmpty()
        ? List.of(new Result.Pass(subject.toString(), reason))
        : List.copyOf(found);
  }
}
