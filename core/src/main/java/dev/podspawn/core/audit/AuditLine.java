package dev.podspawn.core.audit;

import dev.podspawn.core.json.JsonText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * One event as one line: {@code {"time":"2026-11-24T02:01:16.123Z","event":"session.connect","user":"alice",
 * "actor":"alice","session_id":...,"container_id":...}}, details behind. All six are always there; what is not known is
 * {@code null}.
 */
final class AuditLine {
  /** Keeps a line far below what one write can take, whatever a client sends. */
  private static final int LONGEST_TEXT = 200;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private AuditLine() {}

  /** Without a line end. */
  static String of(AuditEvent event, String actor, Instant time) {
    JsonText json = new JsonText().object();
    json.name("time").value(stamp(time));
    json.name("event").value(event.kind().text());
    text(json.name("user"), event.user());
    json.name("actor").value(cut(actor));
    text(json.name("session_id"), event.session());
    text(json.name("container_id"), event.container());
    for (Map.Entry<String, Object> detail : event.details().entrySet()) {
      json.name(detail.getKey());
      if (detail.getValue() instanceof Long number) {
        json.value(number);
      } else {
        json.value(cut(detail.getValue().toString()));
      }
    }
    return json.endObject().toString();
  }

  private static void text(JsonText json, Optional<String> value) {
    if (value.isPresent()) {
      json.value(cut(value.get()));
    } else {
      json.nothing();
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }

  /** ISO 8601 in UTC, always to the millisecond; by hand, for the JDK's formatters are slow to load. */
  private static String stamp(Instant time) {
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    padded(text, at.getYear(), 4).append('-');
    padded(text, at.getMonthValue(), 2).append('-');
    padded(text, at.getDayOfMonth(), 2).append('T');
    padded(text, at.getHour(), 2).append(':');
    padded(text, at.getMinute(), 2).append(':');
    padded(text, at.getSecond(), 2).append('.');
    return padded(text, at.getNano() / NANOS_PER_MILLI, 3).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
