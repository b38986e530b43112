package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.name.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something to do for a user, or to be told of one: here, or by the same podspawn as the account that may.
 *
 * @param words the command line that does it there, without whose it is for and how to print it
 * @param arguments what follows them
 * @param fields what the rows of the answer have; {@code user} is one
 * @param limit how long another process may take
 * @param here does it in this process
 */
public record Request(
    List<String> words, Arguments arguments, List<Field> fields, Duration limit, Here here) {

  /** One whose command line is the same for everybody. */
  public Request(List<String> words, List<Field> fields, Duration limit, Here here) {
    this(words, user -> List.of(), fields, limit, here);
  }

  /** What a command line says of a user and of nobody else; of all of them, where there is none. */
  @FunctionalInterface
  public interface Arguments {
    List<String> of(Optional<UserName> user);
  }

  /** The deed itself. */
  @FunctionalInterface
  public interface Here {
    List<Row> rows(UserName user);
  }
}
