package dev.podspawn.cli.option;

import com.github.rvesse.airline.annotations.Option;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a command that lists something prints it. */
public final class OutputOptions {
  @Option(name = "--json", description = "Print JSON, with the field names of docs/commands.md")
  private boolean json;

  @Option(
      name = "--format",
      title = "template",
      arity = 1,
      description = "Print a line for each by a template, such as '{user} {connections}'")
  private @Nullable String format;

  /** Whether JSON was asked for. */
  public boolean json() {
    return json;
  }

  /** The template that was given. */
  public Optional<String> format() {
    return Optional.ofNullable(format);
  }
}
