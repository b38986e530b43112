package dev.podspawn.core.engine;

/**
 * A TCP port of a container's network that is reached at a port of the server's 127.0.0.1.
 *
 * @param container the port there
 * @param host the port of the server's loopback
 */
public record PublishedPort(int container, int host) {
  /** Where they are reached: the server's loopback, which all its accounts can connect to, and nobody else. */
  public static final String ADDRESS = "127.0.0.1";

  /** For people: {@code 3000 is 127.0.0.1:3100}. */
  public String text() {
    return container + " is " + ADDRESS + ":" + host;
  }
}
