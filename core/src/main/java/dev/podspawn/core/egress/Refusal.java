package dev.podspawn.core.egress;

/**
 * Something that a session tried to reach and may not.
 *
 * @param target an address, or a name that it asked for
 * @param port 0 where there is none
 * @param protocol {@code tcp}, {@code udp}, or another as nft(8) calls it; {@code dns} for a name
 * @param count how many packets, or queries
 */
public record Refusal(String target, int port, String protocol, long count) {

  /** {@code dns}. */
  public static final String NAME = "dns";

  /** On one line, such as {@code tcp [2001:db8::1]:443} or {@code dns example.org}. */
  public String text() {
    String host = target.indexOf(':') >= 0 ? "[" + target + "]" : target;
    return protocol + " " + host + (port == 0 ? "" : ":" + port);
  }
}
