package dev.podspawn.core.connect;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects by TCP to whichever of a host's addresses answers first (RFC 8305, "happy eyeballs"): one attempt after the
 * other, 250 ms apart or as soon as one has failed, and families in turn.
 *
 * @param limit for the connection as a whole, once the name is known
 */
public record Dialer(Duration limit) {
  /** RFC 8305, section 8: "Connection Attempt Delay". */
  static final Duration DELAY = Duration.ofMillis(250);

  /** How long ssh need wait at most. */
  public static final Dialer USUAL = new Dialer(Duration.ofSeconds(15));

  /**
   * A connection, in blocking mode, without Nagle's delay and with keep-alive.
   *
   * @param host a name or an address
   * @throws PodspawnException SERVER_NAME_UNKNOWN, SERVER_UNREACHABLE, SERVER_SILENT
   */
  public SocketChannel connect(String host, int port) {
    return connect(host, port, addresses(host));
  }

  /** The same once the addresses are known. */
  public SocketChannel connect(String host, int port, List<InetAddress> addresses) {
    List<InetSocketAddress> targets = new ArrayList<>();
    for (InetAddress address : addresses) {
      targets.add(new InetSocketAddress(address, port));
    }
    try {
      SocketChannel channel = connected(host, port, targets);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      return channel;
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.SERVER_UNREACHABLE,
          new Message(
              "connect to " + place(host, port),
              reason(e),
              "'podspawn ping', or asking the server's admin"),
          e);
    }
  }

  private SocketChannel connected(String host, int port, List<InetSocketAddress> targets)
      throws IOException {
    try (Race race = new Race(targets, DELAY.toNanos())) {
      SocketChannel winner = race.run(limit.toNanos());
      if (winner == null) {
        throw new PodspawnException(
            ErrorCode.SERVER_SILENT,
            new Message(
                "connect to " + place(host, port),
                "it has not answered in " + limit.toSeconds() + " s",
                "'podspawn ping', or asking the server's admin"),
            null);
      }
      return winner;
    }
  }

  /**
   * A host's addresses, in the system's order, then with the families in turn.
   *
   * @throws PodspawnException SERVER_NAME_UNKNOWN
   */
  public static List<InetAddress> addresses(String host) {
    try {
      return Families.inTurn(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new PodspawnException(
          ErrorCode.SERVER_NAME_UNKNOWN,
          new Message(
              "connect to " + host,
              "no name server knows it",
              "'podspawn config list', if podspawn is to know it by another name"),
          e);
    }
  }

  private static String place(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static String reason(IOException e) {
    String text = e.getMessage();
    return text == null ? e.getClass().getSimpleName() : text.toLowerCase(java.util.Locale.ROOT);
  }
}
