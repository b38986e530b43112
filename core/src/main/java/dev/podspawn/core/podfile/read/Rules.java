package dev.podspawn.core.podfile.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/** The rules there are; {@code docs/podfile.md} has them in words. */
final class Rules {
  private Rules() {}

  /** The file's own counts. */
  static <T> Rule<T> override() {
    return (base, child, notes) -> child.isPresent() ? child : base;
  }

  /** It is not inherited. */
  static <T> Rule<T> own() {
    return (base, child, notes) -> child;
  }

  /** First what the other does, then what this one does. */
  static Rule<String> concatenate() {
    return (base, child, notes) ->
        base.isEmpty() || child.isEmpty() ? child.or(() -> base) : both(base.get(), child.get());
  }

  private static Optional<String> both(String first, String then) {
    return Optional.of(first.endsWith("\n") ? first + then : first + "\n" + then);
  }

  /** The other's entries, then this one's, as they are. */
  static <T> Rule<List<T>> append() {
    return (base, child, notes) -> {
      List<T> all = new ArrayList<>(base.orElse(List.of()));
      all.addAll(child.orElse(List.of()));
      return Optional.of(all);
    };
  }

  /** One more variable, another value, or with {@code ""} one less. */
  static Rule<Map<String, String>> variables() {
    return (base, child, notes) -> {
      Map<String, String> all = new LinkedHashMap<>(base.orElse(Map.of()));
      child.orElse(Map.of()).forEach((name, value) -> {
        if (value.isEmpty()) {
          all.remove(name);
        } else {
          all.put(name, value);
        }
      });
      return Optional.of(all);
    };
  }

  /**
   * Entries are told apart by their names; {@code !name} takes one away.
   *
   * @param same what becomes of an entry that both have, which stays in its place
   */
  static <T> Rule<List<Item<T>>> items(BinaryOperator<T> same) {
    return new Items<>(same, String::equals);
  }

  /** Entries as they are written; {@code !go} also takes {@code go@1.24} away. */
  static <T> Rule<List<Item<T>>> packages() {
    return new Items<>(
        (before, now) -> now, (name, gone) -> name.equals(gone) || name.startsWith(gone + "@"));
  }

  /**
   * The rule of lists.
   *
   * @param goes whether a name is one that a removal means
   */
  private record Items<T>(BinaryOperator<T> same, BiPredicate<String, String> goes)
      implements Rule<List<Item<T>>> {

    @Override
    public Optional<List<Item<T>>> merge(
        Optional<List<Item<T>>> base, Optional<List<Item<T>>> child, Notes notes) {
      Map<String, Item<T>> all = new LinkedHashMap<>();
      base.orElse(List.of()).forEach(item -> all.put(item.name(), item));
      List<Item<T>> own = child.orElse(List.of());
      own.stream().filter(Item::removes).forEach(item -> remove(item, all, notes));
      own.stream().filter(item -> !item.removes()).forEach(item -> add(item, all));
      return Optional.of(List.copyOf(all.values()));
    }

    @Override
    public Optional<List<Item<T>>> alone(Optional<List<Item<T>>> child, Notes notes) {
      return child.isEmpty() ? child : merge(Optional.empty(), child, notes);
    }

    private void add(Item<T> item, Map<String, Item<T>> all) {
      Item<T> before = all.get(item.name());
      T value = before == null ? item.value() : same.apply(before.value(), item.value());
      all.put(item.name(), new Item<>(item.name(), value, false, item.line()));
    }

    private void remove(Item<T> item, Map<String, Item<T>> all, Notes notes) {
      if (!all.keySet().removeIf(name -> goes.test(name, item.name()))) {
        notes.warning(item.line(), "there is no " + item.name() + " to take away");
      }
    }
  }
}
