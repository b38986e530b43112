package dev.podspawn.core.egress;

/**
 * The part of the table that records what is refused. Sets are filled by the kernel, each element with a counter; when
 * one is full, the rule's rest is not executed, and what is left over is counted as a whole.
 *
 * <p>Names are recorded from dnsmasq's answers NXDOMAIN (RFC 1035 section 4.1): nft can take bytes at fixed places of a
 * packet, at most 64, and none behind its end. So there is a set for each length, in words of four bytes, and the longest
 * that fits is filled; the question's name stands at its beginning.
 */
final class RefusalSets {
  static final String PEER = "refused";
  static final String OTHER = "other";
  static final String NAMES = "names";
  static final String UNRECORDED = "unrecorded";
  static final int SHORTEST_NAME = 8;
  static final int LONGEST_NAME = 64;

  private static final int WORD = 4;
  private static final int MAX_PEERS = 1024;
  private static final int MAX_OTHERS = 128;
  private static final int MAX_NAMES = 128;
  private static final int HEADER_BITS = 96;
  private static final int TCP_LENGTH_BITS = 16;
  private static final int CODE_BITS = 28;
  private static final int CHUNK = 16;

  private final Lines text;
  private final boolean withNames;

  RefusalSets(Lines text, boolean withNames) {
    this.text = text;
    this.withNames = withNames;
  }

  /** Adds sets, and the chains {@code refuse}, {@code reject_now} and {@code answers}. */
  void add() {
    for (int family : new int[] {4, 6}) {
      String address = "ipv" + family + "_addr";
      set(PEER + family, "type " + address + " . inet_proto . inet_service", MAX_PEERS);
      set(OTHER + family, "type " + address + " . inet_proto", MAX_OTHERS);
    }
    text.open("counter " + UNRECORDED).close();
    text.open("chain reject_now")
        .add("meta l4proto tcp reject with tcp reset")
        .add("reject with icmpx admin-prohibited")
        .close();
    refuse();
    if (withNames) {
      names();
    }
  }

  private void set(String name, String type, int size) {
    text.open("set " + name)
        .add(type)
        .add("flags dynamic")
        .add("counter")
        .add("size " + size)
        .close();
  }

  private void refuse() {
    text.open("chain refuse");
    for (int family : new int[] {4, 6}) {
      String address = family == 4 ? "ip daddr" : "ip6 daddr";
      text.add(Ports.WITH_PORTS + " add @" + PEER + family + " { " + address
          + " . meta l4proto . th dport } goto reject_now");
      text.add("meta l4proto != { tcp, udp } add @" + OTHER + family + " { " + address
          + " . meta l4proto } goto reject_now");
    }
    text.add("counter name " + UNRECORDED).add("goto reject_now").close();
  }

  private void names() {
    for (int bytes = SHORTEST_NAME; bytes <= LONGEST_NAME; bytes += WORD) {
      set(NAMES + bytes, "typeof " + key(0, bytes), MAX_NAMES);
    }
    answers("answers_udp", 0);
    answers("answers_tcp", TCP_LENGTH_BITS);
    text.open("chain answers")
        .add("udp sport 53 @ih," + CODE_BITS + ",4 3 jump answers_udp")
        .add("tcp sport 53 @ih," + (CODE_BITS + TCP_LENGTH_BITS) + ",4 3 jump answers_tcp")
        .close();
  }

  private void answers(String chain, int offset) {
    text.open("chain " + chain);
    for (int bytes = LONGEST_NAME; bytes >= SHORTEST_NAME; bytes -= WORD) {
      text.add("add @" + NAMES + bytes + " { " + key(offset, bytes) + " } return");
    }
    text.add("counter name " + UNRECORDED).close();
  }

  /** Bytes behind a message's header, in pieces of 16, which is what nft takes at once. */
  private static String key(int offset, int bytes) {
    StringBuilder key = new StringBuilder();
    for (int at = 0; at < bytes; at += CHUNK) {
      int bits = Math.min(CHUNK, bytes - at) * Byte.SIZE;
      int start = HEADER_BITS + offset + at * Byte.SIZE;
      key.append(at == 0 ? "" : " . ").append("@ih,").append(start).append(',').append(bits);
    }
    return key.toString();
  }
}
