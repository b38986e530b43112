package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.LineType;
import dev.podspawn.core.config.OptionalType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.podfile.Podfile;
import java.util.List;
import java.util.Optional;

/** Where dotfiles are. */
final class DotfilesType implements ValueType<Podfile.Dotfiles> {
  static final Key<Optional<String>> REPO =
      Key.now("repo", new OptionalType<>(WordOf.REPOSITORY), "");
  static final Key<Optional<String>> INSTALL =
      Key.now("install", new OptionalType<>(new LineType()), "");

  static final List<Key<?>> KEYS = List.of(REPO, INSTALL);

  @Override
  public Optional<Podfile.Dotfiles> read(YamlValue value, String field, Problems problems) {
    return Part.read(
        KEYS,
        value,
        field,
        problems,
        (values, own) -> Part.required(REPO, values, value.line(), own)
            .map(repo -> new Podfile.Dotfiles(repo, values.get(INSTALL))));
  }

  @Override
  public Podfile.Dotfiles fromDefault(String text) {
    throw new IllegalStateException("dotfiles have no default");
  }
}
