package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.OptionalType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.TextType;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.podfile.HealthCheck;
import dev.podspawn.core.podfile.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service; {@code "!name"}, also as its {@code name}, takes one away. */
final class ServiceType implements ValueType<Item<Service>> {
  private static final ItemType<String> ITEM = new ItemType<>(WordOf.HOST, name -> name);

  static final Key<Optional<Item<String>>> NAME = Key.now("name", new OptionalType<>(ITEM), "");
  static final Key<Optional<String>> IMAGE =
      Key.now("image", new OptionalType<>(TextType.IMAGE), "");
  static final Key<Optional<List<String>>> COMMAND =
      Key.now("command", new OptionalType<>(new ArgvType()), "");
  static final Key<List<Integer>> PORTS = Key.now("ports", new ListOf<>(new PortType()), "[]");
  static final Key<Map<String, String>> ENV =
      Key.now("env", new EnvType(new VariableType(true)), "{}");
  static final Key<List<Service.Volume>> VOLUMES =
      Key.now("volumes", new ListOf<>(new VolumeType()), "[]");
  static final Key<Optional<HealthCheck>> HEALTH_CHECK =
      Key.now("healthcheck", new OptionalType<>(new HealthCheckType()), "");

  static final List<Key<?>> KEYS = List.of(NAME, IMAGE, COMMAND, PORTS, ENV, VOLUMES, HEALTH_CHECK);

  @Override
  public Optional<Item<Service>> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Scalar scalar && scalar.text().startsWith("!")) {
      return ITEM.read(value, field, problems).map(ServiceType::gone);
    }
    return Part.read(
        KEYS,
        value,
        place(value, field),
        problems,
        (values, own) -> Part.required(NAME, values, value.line(), own)
            .flatMap(name -> name.removes()
                ? Optional.of(gone(name))
                : service(name, values, value.line(), own)));
  }

  private static Optional<Item<Service>> service(
      Item<String> name, Values values, int line, Problems own) {
    return Part.required(IMAGE, values, line, own)
        .map(image -> new Service(
            name.value(),
            image,
            values.get(COMMAND).orElse(List.of()),
            values.get(PORTS),
            values.get(ENV),
            values.get(VOLUMES),
            values.get(HEALTH_CHECK)))
        .map(service -> new Item<>(service.name(), service, false, line));
  }

  /** Which one it is: {@code services.db}. */
  private static String place(YamlValue value, String field) {
    if (value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        if (entry.key().equals("name") && entry.value() instanceof YamlValue.Scalar name) {
          return field + "." + name.text();
        }
      }
    }
    return field;
  }

  private static Item<Service> gone(Item<String> name) {
    Service none =
        new Service(name.value(), "", List.of(), List.of(), Map.of(), List.of(), Optional.empty());
    return new Item<>(name.value(), none, true, name.line());
  }

  @Override
  public Item<Service> fromDefault(String text) {
    throw new IllegalStateException("a service has no default");
  }
}
