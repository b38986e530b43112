package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directory of users' settings, {@code users} beside {@code config.yaml}: one file for each user, {@code USER.yaml}. */
public record UserFiles(Path directory) {
  private static final String PURPOSE = "read this account's settings";

  /** Those that go with a configuration, wherever that is; it need not exist. */
  public static UserFiles beside(Path config) {
    return new UserFiles(config.toAbsolutePath().resolveSibling("users"));
  }

  /** A user's settings and what is odd about their file, in the order of its lines. */
  public record Read(UserSettings settings, List<Problem> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /** Where a user's settings are, if there are any. */
  public Path fileOf(UserName user) {
    return directory.resolve(user.text() + ".yaml");
  }

  /**
   * The user's settings; empty where there is no file, which costs one look and no class of the YAML library.
   *
   * @throws ConfigException CONFIG_INVALID: the file has mistakes
   * @throws PodspawnException CONFIG_UNREADABLE: the file cannot be read, or may not be trusted
   */
  public Optional<Read> read(UserName user) {
    AdminFile file = new AdminFile(fileOf(user), PURPOSE);
    if (file.isMissing()) {
      return Optional.empty();
    }
    requireInside(file);
    Problems problems = new Problems(file.path(), PURPOSE);
    Optional<YamlValue> content = file.read(problems);
    Values values = new Values();
    if (content.isPresent()) {
      values = new SchemaWalker(UserSchema.KEYS, problems).walk(content.get());
    }
    problems.throwIfFatal();
    return Optional.of(new Read(UserSettings.of(values), problems.all()));
  }

  private void requireInside(AdminFile file) {
    try {
      if (!file.path().toRealPath().startsWith(directory.toRealPath())) {
        throw file.unreadable(
            "it is a symbolic link that leads out of its directory",
            "a plain file in its place",
            new IOException("outside " + directory));
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
