package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.name.UserName;
import java.time.Duration;
import java.util.List;

/**
 * Something to do for a user, or to be told of one: here, or by the same podspawn as the account that may.
 *
 * @param words the command line that does it there, without whose it is for and how to print it
 * @param fields what the rows of the answer have; {@code user} is one
 * @param limit how long another process may take
 * @param here does it in this process
 */
public record Request(List<String> words, List<Field> fields, Duration limit, Here here) {

  /** The deed itself. */
  @FunctionalInterface
  public interface Here {
    List<Row> rows(UserName user);
  }
}
