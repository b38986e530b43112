package dev.podspawn.core.egress;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.json.JsonException;
import dev.podspawn.core.json.JsonReader;
import dev.podspawn.core.json.JsonValue;
import java.util.List;

/**
 * What a session was refused, since its ruleset was put in force.
 *
 * @param list each target once, the most frequent first, names before addresses
 * @param unrecorded how many more packets or queries there was no room for
 */
public record Refusals(List<Refusal> list, long unrecorded) {
  private static final int MAX_TEXT = 32 << 20;

  /** Nothing. */
  public static final Refusals NONE = new Refusals(List.of(), 0);

  public Refusals {
    list = List.copyOf(list);
  }

  /**
   * Reads what {@code nft -j list table inet podspawn} printed.
   *
   * @throws PodspawnException REFUSALS_UNREADABLE: it is not that
   */
  public static Refusals parse(String json) {
    if (json.length() > MAX_TEXT) {
      throw unreadable(
          "it is longer than " + MAX_TEXT + " characters", new IllegalStateException());
    }
    try {
      JsonValue read = JsonReader.read(json);
      RefusalReader reader = new RefusalReader();
      JsonValue objects = read.member("nftables")
          .orElseThrow(() -> new IllegalArgumentException("it has no list nftables"));
      objects.items().forEach(reader::read);
      return reader.refusals();
    } catch (JsonException | IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private static PodspawnException unreadable(String reason, Exception cause) {
    return new PodspawnException(
        ErrorCode.REFUSALS_UNREADABLE,
        new Message("read what a session was refused", reason, "asking the admin of this machine"),
        new Message(
            "read what nft lists of a session's table", reason, "nft -j list table inet podspawn"),
        cause);
  }
}
