package dev.podspawn.core.client;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a server is: {@code host}, {@code host:port}, {@code [IPv6]:port} or a bare IPv6 address. Never a user's name, an
 * option of ssh's, or a {@code .pod} name. Safe as one word of ssh's configuration.
 *
 * @param host without brackets, in small letters
 * @param port 1..65535; empty for ssh's own, 22
 */
public record ServerAddress(String host, Optional<Integer> port) {
  /** What a text should have been, continuing "is not". */
  public static final String EXPECTED =
      "a server: host, host:port or [IPv6]:port, without a user and not a .pod name";

  private static final int MAX_HOST = 253;
  private static final int MAX_PORT = 65535;
  private static final int SSH_PORT = 22;

  /** A server without a port of its own. */
  public static ServerAddress of(String host) {
    return new ServerAddress(host, Optional.empty());
  }

  /** Reads what a configuration says; empty when it is not {@link #EXPECTED}. */
  public static Optional<ServerAddress> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int bracket = text.indexOf(']');
      return bracket < 0 ? Optional.empty() : bracketed(text, bracket);
    }
    if (colon < 0 || text.indexOf(':') != colon) {
      return address(text, "");
    }
    return colon + 1 == text.length()
        ? Optional.empty()
        : address(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Optional<ServerAddress> bracketed(String text, int bracket) {
    String host = text.substring(1, bracket);
    String rest = text.substring(bracket + 1);
    boolean port = rest.length() > 1 && rest.charAt(0) == ':';
    return isIpv6(host) && (rest.isEmpty() || port)
        ? address(host, port ? rest.substring(1) : "")
        : Optional.empty();
  }

  private static Optional<ServerAddress> address(String host, String port) {
    String small = host.toLowerCase(Locale.ROOT);
    if (!isName(small) && !isIpv6(small)) {
      return Optional.empty();
    }
    if (PodName.parse(small).isPresent()) {
      return Optional.empty();
    }
    if (port.isEmpty()) {
      return Optional.of(of(small));
    }
    Optional<Integer> number = port(port);
    return number.isPresent() ? Optional.of(new ServerAddress(small, number)) : Optional.empty();
  }

  /** Reads a port, 1..65535. */
  public static Optional<Integer> port(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == 5) {
        return Optional.empty();
      }
      number = number * 10 + c - '0';
    }
    return number > 0 && number <= MAX_PORT ? Optional.of(number) : Optional.empty();
  }

  /** Whether a text may be a host's name or its IPv4 address: letters, digits, points, hyphens, underscores. */
  static boolean isName(String text) {
    boolean sound = !text.isEmpty() && text.length() <= MAX_HOST;
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = (c == '.' || c == '-') && i > 0 && i + 1 < text.length();
      sound = isLetterOrDigit(c) || c == '_' || inner;
    }
    return sound;
  }

  private static boolean isIpv6(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    boolean sound = address.indexOf(':') != address.lastIndexOf(':') && address.length() <= 45;
    for (int i = 0; sound && i < address.length(); i++) {
      char c = address.charAt(i);
      sound = c == ':'
          || c == '.'
          || (c >= '0' && c <= '9')
          || (c >= 'a' && c <= 'f')
          || (c >= 'A' && c <= 'F');
    }
    return sound && (zone < 0 || isName(text.substring(zone + 1)));
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The port to call, unless another is asked for. */
  public int portOrSsh() {
    return port.orElse(SSH_PORT);
  }

  /** The name under which {@code known_hosts} has the server's key, as ssh itself writes it (sshd(8)). */
  public String knownHostsName() {
    return portOrSsh() == SSH_PORT ? host : "[" + host + "]:" + portOrSsh();
  }

  /** The address as a configuration has it. */
  @Override
  public String toString() {
    if (port.isEmpty()) {
      return host;
    }
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port.get();
  }
}
