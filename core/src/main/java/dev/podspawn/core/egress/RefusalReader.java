package dev.podspawn.core.egress;

import dev.podspawn.core.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks the sets of {@link RefusalSets} out of nft's JSON, libnftables-json(5). An element is {@code {"elem": {"val":
 * {"concat": [...]}, "counter": {"packets": N}}}}; a key of one piece stands there without {@code concat}.
 */
final class RefusalReader {
  private static final int HEX_OF_PIECE = 32;

  private final Map<Refusal, Long> counts = new LinkedHashMap<>();
  private long unrecorded;

  /** One object of the list. */
  void read(JsonValue object) {
    object.member("set").ifPresent(this::readSet);
    Optional<JsonValue> counter = object.member("counter");
    if (counter.isPresent() && text(counter.get(), "name").equals(RefusalSets.UNRECORDED)) {
      unrecorded += number(counter.get(), "packets");
    }
  }

  private void readSet(JsonValue set) {
    String name = text(set, "name");
    for (JsonValue item : set.member("elem").map(JsonValue::items).orElse(List.of())) {
      JsonValue element = item.member("elem").orElse(item);
      JsonValue key = element.member("val").orElse(element);
      long count = element.member("counter").map(c -> number(c, "packets")).orElse(1L);
      List<JsonValue> pieces = key.member("concat").map(JsonValue::items).orElse(List.of(key));
      read(name, pieces, count);
    }
  }

  private void read(String set, List<JsonValue> pieces, long count) {
    if (set.startsWith(RefusalSets.NAMES)) {
      int bytes = Integer.parseInt(set.substring(RefusalSets.NAMES.length()));
      RefusedName.of(bytes(pieces, bytes))
          .ifPresent(name -> add(new Refusal(name, 0, Refusal.NAME, 0), count));
    } else if (set.startsWith(RefusalSets.PEER)) {
      add(new Refusal(word(pieces, 0), port(pieces), word(pieces, 1), 0), count);
    } else if (set.startsWith(RefusalSets.OTHER)) {
      add(new Refusal(word(pieces, 0), 0, word(pieces, 1), 0), count);
    }
  }

  /** The same name comes with several types of query, and so from several elements. */
  private void add(Refusal refusal, long count) {
    counts.merge(refusal, count, Long::sum);
  }

  /** The names first. */
  Refusals refusals() {
    List<Refusal> list = new ArrayList<>();
    counts.forEach(
        (what, count) -> list.add(new Refusal(what.target(), what.port(), what.protocol(), count)));
    list.sort(Comparator.comparing((Refusal refusal) -> !refusal.protocol().equals(Refusal.NAME))
        .thenComparing(Comparator.comparingLong(Refusal::count).reversed())
        .thenComparing(Refusal::text));
    return new Refusals(list, unrecorded);
  }

  /** Pieces of 16 bytes and a rest, each a number in hexadecimal without its leading zeros. */
  private static byte[] bytes(List<JsonValue> pieces, int length) {
    StringBuilder hex = new StringBuilder();
    for (JsonValue piece : pieces) {
      String digits = hex(piece);
      int width = Math.min(HEX_OF_PIECE, length * 2 - hex.length());
      hex.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
    if (hex.length() != length * 2) {
      throw new IllegalArgumentException("a name is not of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex, i * 2, i * 2 + 2, 16);
    }
    return bytes;
  }

  /** Up to eight bytes are a decimal number, and more are a text in hexadecimal. */
  private static String hex(JsonValue piece) {
    if (piece instanceof JsonValue.Numeral number) {
      return new BigInteger(number.digits()).toString(16);
    }
    String text = piece.text().orElse("");
    if (!text.startsWith("0x")) {
      throw new IllegalArgumentException("a name is not in hexadecimal");
    }
    return text.substring(2);
  }

  /** An address or protocol; what nft has no name for is a number. */
  private static String word(List<JsonValue> pieces, int at) {
    JsonValue piece = at < pieces.size() ? pieces.get(at) : new JsonValue.Text("?");
    return piece.text().orElseGet(() -> piece.whole().map(String::valueOf).orElse("?"));
  }

  private static int port(List<JsonValue> pieces) {
    return pieces.size() > 2 ? pieces.get(2).whole().orElse(0L).intValue() : 0;
  }

  private static String text(JsonValue object, String name) {
    return object.member(name).flatMap(JsonValue::text).orElse("");
  }

  private static long number(JsonValue object, String name) {
    return object.member(name).flatMap(JsonValue::whole).orElse(0L);
  }
}
