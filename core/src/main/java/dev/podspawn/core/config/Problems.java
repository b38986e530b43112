package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file. */
public final class Problems {
  private static final int SHOWN = 60;
  private static final int MAX = 50;

  private final Path file;
  private final String purpose;
  private final List<Problem> found = new ArrayList<>();
  private boolean fatal;

  /**
   * None yet.
   *
   * @param purpose what the file is read for, as a person is told: "read podspawn's configuration"
   */
  public Problems(Path file, String purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  /** No problems of a part of this file yet. */
  public Problems ofPart() {
    return new Problems(file, purpose);
  }

  /**
   * Takes over those of a part of the file.
   *
   * @param place of the part, put before each field
   */
  public void addPart(String place, Problems part) {
    fatal |= part.fatal;
    for (Problem problem : part.found) {
      String field = problem.field().isEmpty() ? place : place + "." + problem.field();
      add(problem.line(), field, problem.severity(), problem.text());
    }
  }

  /** A mistake: the file does not count.
   *
   * @param line counted from 1; 0 for the file as a whole
   * @param field the key's full name; empty for none
   */
  public void error(int line, String field, String text) {
    fatal = true;
    add(line, field, Problem.Severity.ERROR, text);
  }

  /** Something odd, which the file counts in spite of; the parameters are those of {@link #error}. */
  public void warning(int line, String field, String text) {
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
  public List<Problem> all() {
    return found;
  }

  /** Whether there is a mistake among them. */
  public boolean hasMistakes() {
    return fatal;
  }

  /**
   * Ends the reading if there was a mistake.
   *
   * @throws ConfigException with all problems
   */
  public void throwIfFatal() {
    if (fatal) {
      throw new ConfigException(purpose, found);
    }
  }

  /** A text from the file in quotes, cut to a length that fits a line. */
  public static String shown(String text) {
    return '"' + cut(text) + '"';
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
