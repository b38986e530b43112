package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code config.yaml}. The mistakes of a file are found all in one go. As podspawn obeys the file, also as root,
 * the file must be safe from others.
 */
public final class ConfigReader {
  /** Where the configuration lies unless {@code --config} names another file. */
  public static final Path DEFAULT_FILE = Path.of("/etc/podspawn/config.yaml");

  private static final String PURPOSE = "read podspawn's configuration";

  private ConfigReader() {}

  /**
   * The configuration of this installation.
   *
   * @param named what {@code --config} names; without it the default file, which may be missing
   * @throws ConfigException CONFIG_INVALID: the file has mistakes
   * @throws PodspawnException CONFIG_UNREADABLE: the file cannot be read, may not be trusted, or is missing though named
   */
  public static ReadConfig read(Optional<Path> named) {
    return named.isPresent() ? read(named.get()) : readIfThere(DEFAULT_FILE);
  }

  /** A file that must be there; otherwise like {@link #read(Optional)}. */
  public static ReadConfig read(Path path) {
    Problems problems = new Problems(path, PURPOSE);
    Optional<YamlValue> content = new AdminFile(path, PURPOSE).read(problems);
    Values values = new Values();
    if (content.isPresent()) {
      values = new SchemaWalker(Schema.KEYS, problems).walk(content.get());
    }
    problems.throwIfFatal();
    return new ReadConfig(ConfigAssembly.assemble(values), problems.all());
  }

  /** A file that may be missing; then all is default, and no class of the YAML library is loaded. */
  static ReadConfig readIfThere(Path path) {
    return new AdminFile(path, PURPOSE).isMissing()
        ? new ReadConfig(Config.defaultConfig(), List.of())
        : read(path);
  }
}
