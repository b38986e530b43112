package dev.podspawn.core.client;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that podspawn's client resolves, such as {@code work.pod}: host name labels and {@code .pod}.
 *
 * @param text in small letters, without a final point
 */
public record PodName(String text) {
  /** Always this machine. */
  public static final PodName LOCALHOST = new PodName("localhost.pod");

  private static final String SUFFIX = ".pod";

  /** Reads a name; empty for every other host. */
  public static Optional<PodName> parse(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    String name = small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    return name.length() > SUFFIX.length() && name.endsWith(SUFFIX) && ServerAddress.isName(name)
        ? Optional.of(new PodName(name))
        : Optional.empty();
  }

  /** A bare name becomes a {@code .pod} name; what has a point, a colon or is {@code localhost} stays. */
  public static String complete(String host) {
    boolean bare = host.indexOf('.') < 0 && host.indexOf(':') < 0 && !host.isEmpty();
    return bare && !host.equals("localhost") ? host + SUFFIX : host;
  }

  // By hand: a record's own way is put together at its first use, which costs a connection 30 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PodName name && name.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
