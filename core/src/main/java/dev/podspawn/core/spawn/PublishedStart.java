package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts a container whose ports are reached from the server's loopback. Which are free is looked up first; who comes first
 * has one, the engine says so, and the container is made anew with the next one.
 *
 * @param taken ports that cannot be had now
 */
record PublishedStart(PortChoice choice, Supplier<Set<Integer>> taken) {
  private static final int MOST_ATTEMPTS = 30;

  /**
   * Starts it, and returns its id.
   *
   * @param start makes one with these ports; leaves nothing when it fails
   * @throws dev.podspawn.core.error.PodspawnException {@link ErrorCode#PORT_UNAVAILABLE}, and what {@code start} throws
   */
  String run(Function<List<PublishedPort>, String> start) {
    Set<Integer> refused = new HashSet<>();
    for (int attempt = 1; ; attempt++) {
      Set<Integer> closed = new HashSet<>(taken.get());
      closed.addAll(refused);
      List<PublishedPort> ports = choice.of(closed);
      try {
        return start.apply(ports);
      } catch (EngineException e) {
        if (e.code() != ErrorCode.PORT_UNAVAILABLE || attempt == MOST_ATTEMPTS) {
          throw e;
        }
        refused.addAll(refused(ports, e.adminLine()));
      }
    }
  }

  /** Those that the engine names; all where it names none. */
  private static Set<Integer> refused(List<PublishedPort> ports, String words) {
    Set<Integer> named = new HashSet<>();
    Set<Integer> all = new HashSet<>();
    for (PublishedPort port : ports) {
      all.add(port.host());
      if (names(words, PublishedPort.ADDRESS + ":" + port.host())) {
        named.add(port.host());
      }
    }
    return named.isEmpty() ? all : named;
  }

  private static boolean names(String words, String place) {
    int at = words.indexOf(place);
    int end = at + place.length();
    return at >= 0 && (end == words.length() || !Character.isDigit(words.charAt(end)));
  }
}
