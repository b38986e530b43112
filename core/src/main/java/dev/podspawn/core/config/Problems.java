package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file. */
final class Problems {
  private static final int SHOWN = 60;
  private static final int MAX = 50;

  private final Path file;
  private final List<Problem> found = new ArrayList<>();
  private boolean fatal;

  Problems(Path file) {
    this.file = file;
  }

  void error(int line, String field, String text) {
    fatal = true;
    add(line, field, Problem.Severity.ERROR, text);
  }

  void warning(int line, String field, String text) {
    add(line, field, Problem.Severity.WARNING, text);
  }

  private void add(int line, String field, Problem.Severity severity, String text) {
    if (found.size() < MAX) {
      found.add(new Problem(file, line, cut(field), severity, text));
    } else if (found.size() == MAX) {
      found.add(new Problem(file, line, "", severity, "what follows is not listed any more"));
    }
  }

  /** Everything, in the order found, which is the file's. */
  List<Problem> all() {
    return found;
  }

  /**
   * Ends the reading if there was a mistake.
   *
   * @throws ConfigException with all problems
   */
  void throwIfFatal() {
    if (fatal) {
      throw new ConfigException(found);
    }
  }

  /** A text from the file in quotes, cut to a length that fits a line. */
  static String shown(String text) {
    return '"' + cut(text) + '"';
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
