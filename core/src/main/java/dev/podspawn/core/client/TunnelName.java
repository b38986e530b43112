package dev.podspawn.core.client;

import java.util.Locale;
import java.util.Optional;

/**
 * A name such as {@code work.pod.tunnel}: the inside of the container that a login to {@code work.pod} lands in.
 *
 * @param outer by which the login is made that carries the tunnel
 */
public record TunnelName(PodName outer) {
  /** What is behind the name of the login. */
  public static final String SUFFIX = ".tunnel";

  /** Where keys of tunnels are, as ssh's configuration has it. */
  public static final String DIRECTORY = "~/.podspawn/tunnel";

  /** Reads a name; empty for every other host. */
  public static Optional<TunnelName> parse(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    return small.endsWith(SUFFIX)
        ? PodName.parse(small.substring(0, small.length() - SUFFIX.length())).map(TunnelName::new)
        : Optional.empty();
  }
}
