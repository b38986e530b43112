package dev.podspawn.cli.client;

import dev.podspawn.core.connect.Banner;
import dev.podspawn.core.connect.Dialer;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a server answers.
 *
 * @param millis from the beginning of the connection to the server's first line; empty when it did not get that far
 * @param version how the server names its SSH, without {@code SSH-2.0-}
 * @param trouble why there is no more to tell
 */
public record Probe(Optional<Long> millis, Optional<String> version, Optional<String> trouble) {

  /** Connects, reads the first line, and says good-bye. */
  public static Probe of(String host, int port, Duration limit) {
    long start = System.nanoTime();
    try (SocketChannel channel = new Dialer(limit).connect(host, port)) {
      String version = Banner.read(channel, limit);
      return new Probe(
          Optional.of(Duration.ofNanos(System.nanoTime() - start).toMillis()),
          Optional.of(version),
          Optional.empty());
    } catch (PodspawnException e) {
      return new Probe(Optional.empty(), Optional.empty(), Optional.of(e.adminLine()));
    } catch (IOException e) {
      return new Probe(
          Optional.empty(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }
}
