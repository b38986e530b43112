package dev.podspawn.cli.option;

import com.github.rvesse.airline.annotations.Option;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options that every command has. */
public final class GlobalOptions {
  @Option(
      name = OptionNames.CONFIG,
      title = "file",
      arity = 1,
      description = "The configuration file; /etc/podspawn/config.yaml, for commands of the client"
          + " ~/.podspawn/config.yaml, unless given")
  private @Nullable String config;

  @Option(
      name = OptionNames.LOG_FILE,
      title = "file",
      arity = 1,
      description =
          "Where the admin's log goes; log.file of the configuration, or syslog, unless given")
  private @Nullable String logFile;

  /** The options that were parsed the short way. */
  public static GlobalOptions of(HotArguments arguments) {
    GlobalOptions options = new GlobalOptions();
    options.config = arguments.option(OptionNames.CONFIG).orElse(null);
    options.logFile = arguments.option(OptionNames.LOG_FILE).orElse(null);
    return options;
  }

  /** The configuration file that was named. */
  public Optional<Path> config() {
    return path(config);
  }

  /** The log file that was named. */
  public Optional<Path> logFile() {
    return path(logFile);
  }

  private static Optional<Path> path(@Nullable String text) {
    return text == null ? Optional.empty() : Optional.of(Path.of(text));
  }
}
