package dev.podspawn.core.config;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.List;

/** A configuration file with mistakes, all of them. */
public final class ConfigException extends PodspawnException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * All problems of the file, warnings too; at least one is an error.
   *
   * @param purpose what the file was read for: "read podspawn's configuration"
   */
  ConfigException(String purpose, List<Problem> problems) {
    super(
        ErrorCode.CONFIG_INVALID, forPerson(purpose, problems), forAdmin(purpose, problems), null);
    this.problems = List.copyOf(problems);
  }

  /** Every mistake and every warning, in the order of their lines. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The problems of another kind of file.
   *
   * @param forPerson what the person at the terminal reads
   */
  public ConfigException(
      ErrorCode code, String purpose, Message forPerson, List<Problem> problems) {
    super(code, forPerson, forAdmin(purpose, problems), null);
    this.problems = List.copyOf(problems);
  }

  private static Message forPerson(String purpose, List<Problem> problems) {
    return new Message(purpose, mistakes(problems), "asking the admin of this machine");
  }

  private static Message forAdmin(String purpose, List<Problem> problems) {
    StringBuilder reason = new StringBuilder(mistakes(problems));
    String separator = ": ";
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.ERROR) {
        reason.append(separator).append(problem.sentence());
        separator = "; ";
      }
    }
    return Message.of(purpose, reason.toString());
  }

  private static String mistakes(List<Problem> problems) {
    int count = 0;
    for (Problem problem : problems) {
      count += problem.severity() == Problem.Severity.ERROR ? 1 : 0;
    }
    return count == 1 ? "1 mistake" : count + " mistakes";
  }
}
