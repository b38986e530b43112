package dev.podspawn.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of {@code users/USER.yaml}. None has a default: what a file leaves out is the server's affair. */
final class UserSchema {
  static final Key<Optional<String>> IMAGE =
      Key.now("image", new OptionalType<>(TextType.IMAGE), "");
  static final Key<Optional<Double>> CPUS = Key.now("cpus", new OptionalType<>(new CpusType()), "");
  static final Key<Optional<Long>> MEMORY =
      Key.now("memory", new OptionalType<>(new MemoryType()), "");
  static final Key<Optional<String>> SHELL =
      Key.now("shell", new OptionalType<>(TextType.CONTAINER_PATH), "");
  static final Key<Optional<SessionMode>> MODE =
      Key.now("mode", new OptionalType<>(new WordType<>(SessionMode.values())), "");
  static final Key<Map<String, String>> ENV =
      Key.now("env", new MapType(new VariableNameType(), new LineType()), "{}");
  static final Key<Optional<String>> DOTFILES_REPO =
      Key.later("dotfiles.repo", new OptionalType<>(TextType.REPOSITORY), "");
  static final Key<Optional<String>> DOTFILES_INSTALL =
      Key.later("dotfiles.install", new OptionalType<>(new LineType()), "");

  static final List<Key<?>> KEYS =
      List.of(IMAGE, CPUS, MEMORY, SHELL, MODE, ENV, DOTFILES_REPO, DOTFILES_INSTALL);

  private UserSchema() {}
}
