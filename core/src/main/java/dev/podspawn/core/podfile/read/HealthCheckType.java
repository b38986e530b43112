package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.CountType;
import dev.podspawn.core.config.DurationType;
import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.OptionalType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.podfile.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A health check as Compose files have it: {@code test} is a text for a shell, or a list that begins with {@code CMD},
 * {@code CMD-SHELL} or {@code NONE}. A text alone is a test with the defaults.
 */
final class HealthCheckType implements ValueType<HealthCheck> {
  static final Key<Optional<List<String>>> TEST =
      Key.now("test", new OptionalType<>(new TestType()), "");
  static final Key<Duration> INTERVAL = Key.now("interval", new DurationType(), "1s");
  static final Key<Duration> TIMEOUT = Key.now("timeout", new DurationType(), "10s");
  static final Key<Integer> RETRIES = Key.now("retries", new CountType(), "3");
  static final Key<Duration> START_PERIOD = Key.now("start_period", new DurationType(), "60s");

  static final List<Key<?>> KEYS = List.of(TEST, INTERVAL, TIMEOUT, RETRIES, START_PERIOD);

  @Override
  public Optional<HealthCheck> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Mapping) {
      return Part.read(
          KEYS,
          value,
          field,
          problems,
          (values, own) ->
              Part.required(TEST, values, value.line(), own).map(test -> check(test, values)));
    }
    return new TestType().read(value, field, problems).map(test -> check(test, new Values()));
  }

  private static HealthCheck check(List<String> test, Values values) {
    return new HealthCheck(
        test,
        values.get(INTERVAL),
        values.get(TIMEOUT),
        values.get(RETRIES),
        values.get(START_PERIOD));
  }

  @Override
  public HealthCheck fromDefault(String text) {
    throw new IllegalStateException("a health check has no default");
  }

  /** What is run. */
  private static final class TestType implements ValueType<List<String>> {
    private final ArgvType argv = new ArgvType();

    @Override
    public Optional<List<String>> read(YamlValue value, String field, Problems problems) {
      Optional<List<String>> read = argv.read(value, field, problems);
      if (read.isEmpty() || !(value instanceof YamlValue.Sequence)) {
        return read;
      }
      List<String> words = read.get();
      String first = words.isEmpty() ? "" : words.get(0);
      switch (first) {
        case "NONE" -> {
          return Optional.of(List.of());
        }
        case "CMD" -> {
          return Optional.of(words.subList(1, words.size()));
        }
        case "CMD-SHELL" -> {
          return Optional.of(ArgvType.shell(String.join(" ", words.subList(1, words.size()))));
        }
        default -> {
          problems.error(
              value.line(), field, "a list begins with CMD, CMD-SHELL or NONE, as in [CMD, true]");
          return Optional.empty();
        }
      }
    }

    @Override
    public List<String> fromDefault(String text) {
      return List.of();
    }
  }
}
