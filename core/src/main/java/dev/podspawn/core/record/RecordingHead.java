package dev.podspawn.core.record;

import dev.podspawn.core.json.JsonText;
import dev.podspawn.core.stream.WindowSize;
import java.time.Instant;
import java.util.Optional;

/**
 * What a recording says of itself.
 *
 * @param title whose session it is
 * @param sessionId for the file's name
 * @param command empty for a shell
 * @param size of the terminal at the start
 * @param term the type of the terminal
 */
public record RecordingHead(
    String title,
    String sessionId,
    Optional<String> command,
    WindowSize size,
    Optional<String> term) {

  /** The first line of the file, without its end. */
  String line(Instant begun, Optional<String> shell) {
    JsonText json = new JsonText().object();
    json.name("version").value(2);
    json.name("width").value(size.columns());
    json.name("height").value(size.rows());
    json.name("timestamp").value(begun.getEpochSecond());
    json.name("title").value(title);
    put(json, "command", command);
    json.name("env").object();
    put(json, "TERM", term);
    put(json, "SHELL", shell);
    return json.endObject().endObject().toString();
  }

  private static void put(JsonText json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.name(name).value(value.get());
    }
  }
}
