package dev.podspawn.core.config;

import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code .pod} names, each with its server or with a map of {@link MappingSchema}'s keys. */
final class MappingsType implements ValueType<Map<PodName, Mapping>> {
  @Override
  public Optional<Map<PodName, Mapping>> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Mapping map)) {
      problems.error(value.line(), field, "it is not a map, such as {work.pod: server}");
      return Optional.empty();
    }
    Map<PodName, Mapping> mappings = new LinkedHashMap<>();
    for (YamlValue.Entry entry : map.entries()) {
      Optional<PodName> name = name(entry, field, problems);
      Optional<Mapping> mapping = mapping(entry, field + "." + entry.key(), problems);
      if (name.isPresent()
          && mapping.isPresent()
          && mappings.putIfAbsent(name.get(), mapping.get()) != null) {
        problems.error(entry.line(), field, Problems.shown(entry.key()) + " is there twice");
      }
    }
    return Optional.of(mappings);
  }

  private static Optional<PodName> name(YamlValue.Entry entry, String field, Problems problems) {
    Optional<PodName> name = PodName.parse(entry.key());
    if (name.isEmpty()) {
      problems.error(
          entry.line(), field, Problems.shown(entry.key()) + " is not a name such as work.pod");
    } else if (name.get().equals(PodName.LOCALHOST)) {
      problems.error(entry.line(), field, "localhost.pod is always this machine");
      return Optional.empty();
    }
    return name;
  }

  private static Optional<Mapping> mapping(YamlValue.Entry entry, String field, Problems problems) {
    if (!(entry.value() instanceof YamlValue.Mapping)) {
      return MappingSchema.SERVER.read(entry.value(), field, problems).map(Mapping::to);
    }
    Problems own = problems.ofPart();
    Values values = new SchemaWalker(MappingSchema.KEYS, own).walk(entry.value());
    Optional<ServerAddress> server = values.get(MappingSchema.HOST);
    if (server.isEmpty() && own.all().isEmpty()) {
      own.error(entry.line(), "", "it has no host");
    }
    problems.addPart(field, own);
    return server.map(host -> new Mapping(
        host,
        values.get(MappingSchema.MODE),
        values.get(MappingSchema.JUMP),
        values.get(MappingSchema.PROJECT)));
  }

  @Override
  public Map<PodName, Mapping> fromDefault(String text) {
    return Map.of();
  }
}
