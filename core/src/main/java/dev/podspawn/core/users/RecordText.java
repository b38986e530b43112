package dev.podspawn.core.users;

import dev.podspawn.core.json.JsonText;
import dev.podspawn.core.name.UserName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A record as YAML 1.2: {@code account}, {@code uid}, and {@code sources}, each with {@code kind}, the kind's own fields,
 * {@code imported} and {@code fingerprints}. Texts are written as JSON has them, which is YAML too.
 */
final class RecordText {
  private static final String KIND = "kind";
  private static final String IMPORTED = "imported";
  private static final String FINGERPRINTS = "fingerprints";

  private RecordText() {}

  static String of(UserRecord record) {
    StringBuilder text = new StringBuilder();
    text.append("# Written by podspawn: where the user's keys come from. See docs/users.md.\n");
    text.append("account: ").append(record.account().text()).append('\n');
    text.append("uid: ").append(record.uid()).append('\n');
    text.append(record.sources().isEmpty() ? "sources: []\n" : "sources:\n");
    for (RecordedSource source : record.sources()) {
      text.append("  - ")
          .append(KIND)
          .append(": ")
          .append(quoted(source.kind()))
          .append('\n');
      for (Map.Entry<String, String> field : source.fields().entrySet()) {
        line(text, field.getKey(), quoted(field.getValue()));
      }
      line(text, IMPORTED, quoted(source.imported()));
      JsonText array = new JsonText().array();
      source.fingerprints().forEach(array::value);
      line(text, FINGERPRINTS, array.endArray().toString());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("    ").append(name).append(": ").append(value).append('\n');
  }

  private static String quoted(String value) {
    return new JsonText().value(value).toString();
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException it is none; the text says why
   */
  static UserRecord parse(UserName user, String text) {
    Map<?, ?> all = map(load(text), "the record");
    List<RecordedSource> sources = new ArrayList<>();
    for (Object one : list(all.get("sources"), "sources")) {
      sources.add(source(map(one, "a source")));
    }
    return new UserRecord(user, origin(all.get("account")), number(all.get("uid")), sources);
  }

  private static Object load(String text) {
    try {
      return Optional.ofNullable(new Load(LoadSettings.builder().build()).loadFromString(text))
          .orElse(Map.of());
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("it is not YAML", e);
    }
  }

  private static RecordedSource source(Map<?, ?> map) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = text(entry.getKey(), "a name");
      if (!List.of(KIND, IMPORTED, FINGERPRINTS).contains(name)) {
        fields.put(name, text(entry.getValue(), name));
      }
    }
    List<String> fingerprints = new ArrayList<>();
    list(map.get(FINGERPRINTS), FINGERPRINTS)
        .forEach(one -> fingerprints.add(text(one, FINGERPRINTS)));
    return new RecordedSource(
        text(map.get(KIND), KIND), fields, text(map.get(IMPORTED), IMPORTED), fingerprints);
  }

  private static UserRecord.Origin origin(@Nullable Object word) {
    for (UserRecord.Origin origin : UserRecord.Origin.values()) {
      if (origin.text().equals(word)) {
        return origin;
      }
    }
    throw new IllegalArgumentException("account is not made, adopted or none");
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("uid is not a number");
  }

  private static Map<?, ?> map(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " is not a map");
  }

  private static List<?> list(@Nullable Object value, String what) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(what + " is not a list");
  }

  private static String text(@Nullable Object value, String what) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(what + " is not text");
  }
}
