package dev.podspawn.core.config;

import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.DestinationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of names and networks with ports. Each mistake is told with its own reason. */
final class DestinationsType implements ValueType<List<Destination>> {
  private static final int MAX = 1000;
  private static final String NO_NAMES =
      "only addresses and networks can be denied; their hosts have other names as well";

  private final boolean names;

  /**
   * A list.
   *
   * @param names whether it may hold host names, or addresses and networks only
   */
  DestinationsType(boolean names) {
    this.names = names;
  }

  @Override
  public Optional<List<Destination>> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Sequence sequence)) {
      problems.error(value.line(), field, "it is not a list, such as [\"example.org:443\"]");
      return Optional.empty();
    }
    List<Destination> read = new ArrayList<>();
    for (YamlValue item : sequence.items()) {
      readOne(item, field, problems).ifPresent(read::add);
    }
    if (sequence.items().size() > MAX) {
      problems.error(value.line(), field, "it has more than " + MAX + " entries");
    }
    return read.size() == sequence.items().size() && read.size() <= MAX
        ? Optional.of(read)
        : Optional.empty();
  }

  private Optional<Destination> readOne(YamlValue item, String field, Problems problems) {
    if (!(item instanceof YamlValue.Scalar scalar)) {
      problems.error(item.line(), field, "a list or map is not an entry, such as example.org:443");
      return Optional.empty();
    }
    try {
      Destination destination = Destination.parse(scalar.text());
      if (names || destination.where() instanceof Destination.Net) {
        return Optional.of(destination);
      }
      problems.error(item.line(), field, Problems.shown(scalar.text()) + ": " + NO_NAMES);
    } catch (DestinationException e) {
      problems.error(item.line(), field, Problems.shown(scalar.text()) + ": " + e.reason());
    }
    return Optional.empty();
  }

  @Override
  public List<Destination> fromDefault(String text) {
    return List.of();
  }
}
