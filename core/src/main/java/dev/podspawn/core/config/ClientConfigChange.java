package dev.podspawn.core.config;

import dev.podspawn.core.client.OwnFile;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the client's configuration file, one value at a time. Comments and order stay. The new text is read again
 * before it is written: it is valid, and differs from the old one in that value alone, or nothing is written.
 *
 * @param file such as {@code ~/.podspawn/config.yaml}
 */
public record ClientConfigChange(Path file) {

  /**
   * Sets a key; a file that is not there is made.
   *
   * @throws PodspawnException CLIENT_KEY_UNKNOWN, CONFIG_INVALID: the file, as it is or as it would be, has mistakes;
   *     CLIENT_CONFIG_FAILED: it cannot be written, or not without losing something
   */
  public void set(String key, String value) {
    ClientKey wanted = ClientKey.parse(key);
    ClientConfigReader.Read before = ClientConfigReader.read(file);
    Map<String, String> expected = leaves(before.text());
    String changed = wanted.isField()
        ? withField(before.text(), wanted, value, expected)
        : withValue(before.text(), wanted, value, expected);
    write(before, changed, expected, key);
  }

  /** Takes a key away; whether it was there. */
  public boolean unset(String key) {
    ClientKey wanted = ClientKey.parse(key);
    ClientConfigReader.Read before = ClientConfigReader.read(file);
    Map<String, String> expected = leaves(before.text());
    String place = wanted.place();
    if (!expected.keySet().removeIf(leaf -> leaf.equals(place) || leaf.startsWith(place + "."))) {
      return false;
    }
    write(before, new YamlEdit(before.text()).unset(wanted.path()), expected, key);
    return true;
  }

  /** A value of one word; in a mapping's long form it is the host's. */
  private static String withValue(
      String text, ClientKey key, String value, Map<String, String> expected) {
    List<String> path = key.path();
    String place = key.place();
    if (expected.containsKey(place + ".host")) {
      path = key.field("host").path();
      place = place + ".host";
    }
    expected.put(place, value);
    return new YamlEdit(text).set(path, YamlEdit.quoted(value));
  }

  /** A field of a mapping, whose short form becomes the long one for it. */
  private static String withField(
      String text, ClientKey key, String value, Map<String, String> expected) {
    Optional<String> host = Optional.ofNullable(expected.remove(key.parent().place()));
    if (host.isPresent() && key.lastWord().equals("host")) {
      return withValue(text, key.parent(), value, expected);
    }
    expected.put(key.place(), value);
    if (host.isEmpty()) {
      return new YamlEdit(text).set(key.path(), YamlEdit.quoted(value));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("host", host.get());
    fields.put(key.lastWord(), value);
    expected.put(key.parent().field("host").place(), host.get());
    return new YamlEdit(text).set(key.parent().path(), YamlEdit.flow(fields));
  }

  private void write(
      ClientConfigReader.Read before, String text, Map<String, String> expected, String key) {
    ClientConfigReader.parse(file, text);
    if (!leaves(text).equals(expected)) {
      throw failed(key, "it is written in a way that podspawn cannot change", null);
    }
    if (text.equals(before.text())) {
      return;
    }
    try {
      new OwnFile(file).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(key, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private PodspawnException failed(String key, String reason, @Nullable IOException cause) {
    return new PodspawnException(
        ErrorCode.CLIENT_CONFIG_FAILED,
        new Message("change " + key + " in " + file, reason, "an editor; nothing has changed"),
        cause);
  }

  private Map<String, String> leaves(String text) {
    Problems problems = new Problems(file, "read the client's configuration");
    Optional<YamlValue> value = new YamlText(problems).parse(text);
    return value.isPresent() ? YamlLeaves.of(value.get(), "") : new LinkedHashMap<>();
  }

  /** The values of a file by their full names, in its order; the one of a mapping's short form by the name alone. */
  public Map<String, String> all() {
    return leaves(ClientConfigReader.read(file).text());
  }

  /** The value of a key, if it has one; that of a mapping is its host. */
  public Optional<String> get(String key) {
    ClientKey wanted = ClientKey.parse(key);
    Map<String, String> all = all();
    Optional<String> own = Optional.ofNullable(all.get(wanted.place()));
    boolean host = wanted.isField() && wanted.lastWord().equals("host");
    String other = host ? wanted.parent().place() : wanted.place() + ".host";
    return own.or(() -> Optional.ofNullable(all.get(other)));
  }
}
