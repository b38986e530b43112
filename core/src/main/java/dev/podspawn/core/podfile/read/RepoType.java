package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.OptionalType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.podfile.Repo;
import java.util.List;
import java.util.Optional;

/** A repository to clone; {@code "!url"}, also as its {@code url}, takes one away. */
final class RepoType implements ValueType<Item<Repo>> {
  private static final ItemType<String> ITEM = new ItemType<>(WordOf.REPOSITORY, url -> url);

  static final Key<Optional<Item<String>>> URL = Key.now("url", new OptionalType<>(ITEM), "");
  static final Key<Optional<String>> PATH = Key.now("path", new OptionalType<>(new PathIn()), "");
  static final Key<Optional<String>> BRANCH =
      Key.now("branch", new OptionalType<>(WordOf.BRANCH), "");

  static final List<Key<?>> KEYS = List.of(URL, PATH, BRANCH);

  @Override
  public Optional<Item<Repo>> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Scalar) {
      return ITEM.read(value, field, problems)
          .map(url -> item(url, Optional.empty(), Optional.empty()));
    }
    return Part.read(
        KEYS,
        value,
        field,
        problems,
        (values, own) -> Part.required(URL, values, value.line(), own)
            .map(url -> item(url, values.get(PATH), values.get(BRANCH))));
  }

  private static Item<Repo> item(Item<String> url, Optional<String> path, Optional<String> branch) {
    Repo repo = new Repo(url.value(), path, branch);
    return new Item<>(url.value(), repo, url.removes(), url.line());
  }

  /** One that is named again: what is said now, else what was said before. */
  static Repo merge(Repo before, Repo now) {
    return new Repo(now.url(), now.path().or(before::path), now.branch().or(before::branch));
  }

  @Override
  public Item<Repo> fromDefault(String text) {
    throw new IllegalStateException("a repository has no default");
  }
}
