package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema (draft 7) as {@code docs/podfile.schema.json} uses; a keyword that is not known here is an error. */
final class SchemaCheck {
  private static final Set<String> SILENT = Set.of("$schema", "title", "description");
  private final List<String> wrong = new ArrayList<>();

  /** What of a value a schema does not allow. */
  static List<String> of(JsonValue schema, YamlValue value) {
    SchemaCheck check = new SchemaCheck();
    check.value(schema, value, "");
    return check.wrong;
  }

  private void value(JsonValue schema, YamlValue value, String at) {
    for (Map.Entry<String, JsonValue> rule :
        ((JsonValue.Members) schema).values().entrySet()) {
      JsonValue wanted = rule.getValue();
      switch (rule.getKey()) {
        case "type" ->
          require(
              types(wanted).stream().anyMatch(type -> is(type, value)), at + " is no " + wanted);
        case "enum" ->
          require(
              wanted.items().stream().anyMatch(item -> item.text().equals(text(value))),
              at + " is none of these");
        case "pattern" ->
          require(
              text(value).isEmpty()
                  || Pattern.compile(wanted.text().orElseThrow())
                      .matcher(text(value).get())
                      .find(),
              at + " does not match");
        case "maxLength" ->
          require(
              text(value).orElse("").length() <= wanted.whole().orElseThrow(), at + " is too long");
        case "minimum" -> require(number(value, wanted) >= 0, at + " is too small");
        case "maximum" -> require(number(value, wanted) <= 0, at + " is too large");
        case "minItems" ->
          require(items(value).size() >= wanted.whole().orElseThrow(), at + " has too few");
        case "anyOf" ->
          require(
              wanted.items().stream().anyMatch(one -> of(one, value).isEmpty()),
              at + " is none of several");
        case "items" -> items(value).forEach(item -> value(wanted, item, at + "[]"));
        case "required" ->
          wanted
              .items()
              .forEach(name -> require(
                  entries(value).stream()
                      .anyMatch(entry -> name.text().orElseThrow().equals(entry.key())),
                  at + " lacks " + name));
        case "propertyNames" ->
          entries(value)
              .forEach(entry -> value(
                  wanted, new YamlValue.Scalar(entry.key(), false, 0), at + "." + entry.key()));
        case "properties" ->
          entries(value)
              .forEach(entry -> wanted
                  .member(entry.key())
                  .ifPresent(own -> value(own, entry.value(), at + "." + entry.key())));
        case "additionalProperties" -> additional(schema, wanted, value, at);
        default -> require(SILENT.contains(rule.getKey()), "unknown keyword " + rule.getKey());
      }
    }
  }

  private void additional(JsonValue schema, JsonValue wanted, YamlValue value, String at) {
    for (YamlValue.Entry entry : entries(value)) {
      boolean known =
          schema.member("properties").flatMap(all -> all.member(entry.key())).isPresent();
      if (!known && wanted instanceof JsonValue.Literal) {
        require(false, at + " has no " + entry.key());
      } else if (!known) {
        value(wanted, entry.value(), at + "." + entry.key());
      }
    }
  }

  private void require(boolean holds, String text) {
    if (!holds) {
      wrong.add(text);
    }
  }

  private static List<String> types(JsonValue type) {
    return type.text()
        .map(List::of)
        .orElseGet(
            () -> type.items().stream().map(one -> one.text().orElseThrow()).toList());
  }

  /** A plain scalar of YAML may be a number as well as a text: which one it is the reader does not keep. */
  private static boolean is(String type, YamlValue value) {
    return switch (type) {
      case "object" -> value instanceof YamlValue.Mapping;
      case "array" -> value instanceof YamlValue.Sequence;
      case "null" -> value instanceof YamlValue.Scalar scalar && scalar.isNull();
      case "string" -> value instanceof YamlValue.Scalar scalar && !scalar.isNull();
      case "boolean" -> text(value).filter(Set.of("true", "false")::contains).isPresent();
      case "integer" -> text(value).filter(text -> text.matches("[0-9]+")).isPresent();
      case "number" ->
        text(value).filter(text -> text.matches("[0-9]+(\\.[0-9]+)?")).isPresent();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static int number(YamlValue value, JsonValue bound) {
    return text(value)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Long.compare(Long.parseLong(text), bound.whole().orElseThrow()))
        .orElse(0);
  }

  private static Optional<String> text(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static List<YamlValue> items(YamlValue value) {
    return value instanceof YamlValue.Sequence sequence ? sequence.items() : List.of();
  }

  private static List<YamlValue.Entry> entries(YamlValue value) {
    return value instanceof YamlValue.Mapping map ? map.entries() : List.of();
  }
}
