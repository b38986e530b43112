package dev.podspawn.cli.wiring;

import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.Destination;
import dev.podspawn.core.client.JumpHosts;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.config.ClientConfigReader;
import dev.podspawn.core.connect.Dialer;
import dev.podspawn.core.connect.Relay;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ssh's {@code ProxyCommand} starts: it stands in front of a connection, so it loads as little as it can. A name that
 * is not podspawn's needs no configuration, and no class that reads one.
 */
public final class ConnectWiring {
  private ConnectWiring() {}

  /**
   * Connects standard input and output to the server that a name stands for, until both directions have ended.
   *
   * @param config the file that {@code --config} names
   * @throws PodspawnException SERVER_UNMAPPED, SERVER_NAME_UNKNOWN, SERVER_UNREACHABLE, SERVER_SILENT, SERVER_LOST
   */
  public static ExitStatus run(Optional<Path> config, String host, String port) {
    // Read once, by InetAddress: the system knows better than "IPv4 first" which family works.
    System.setProperty("java.net.preferIPv6Addresses", "system");
    Destination destination = destination(config, host, port(port));
    if (destination.jump().isPresent()) {
      return Ssh.run(byJump(destination, destination.jump().get()));
    }
    try (SocketChannel socket = Dialer.USUAL.connect(destination.host(), destination.port());
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      new Relay(in.getChannel(), out.getChannel(), socket).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.io.IOException e) {
      // Only closing can fail here, and everything has been carried.
    }
    return ExitStatus.OK;
  }

  private static Destination destination(Optional<Path> config, String host, int port) {
    Optional<PodName> name = PodName.parse(host);
    boolean plain = name.isEmpty() || name.get().equals(PodName.LOCALHOST);
    ClientConfig known = plain
        ? ClientConfig.EMPTY
        : ClientConfigReader.read(ClientPlaces.ofProcess(config).config()).config();
    return known.resolve(host, port);
  }

  private static int port(String text) {
    return ServerAddress.port(text)
        .orElseThrow(() -> new PodspawnException(
            ErrorCode.USAGE,
            new Message("connect", "a port is a number from 1 to 65535", "22"),
            null));
  }

  private static List<String> byJump(Destination destination, JumpHosts jump) {
    List<String> words = new ArrayList<>();
    jump.before().ifPresent(first -> words.addAll(List.of("-J", first)));
    words.addAll(List.of("-W", destination.toString(), "--", "ssh://" + jump.last()));
    return words;
  }
}
