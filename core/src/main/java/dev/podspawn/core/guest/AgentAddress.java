package dev.podspawn.core.guest;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Where the SSH agent of a login is.
 *
 * @param socket its Unix-domain socket
 * @param owner the account that must be listening there, by name; empty where we are that account ourselves. Without
 *     it, a login account could have a service account connect it to a socket that only the latter may open, such as
 *     the container engine's.
 */
public record AgentAddress(Path socket, Optional<String> owner) {

  /** A new channel, to be given to {@link #connect}; until then it can be closed from another thread. */
  static SocketChannel channel() throws IOException {
    return SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  /** Connects, and fails when somebody else than the owner listens there (unix(7), SO_PEERCRED). */
  void connect(SocketChannel channel) throws IOException {
    channel.connect(UnixDomainSocketAddress.of(socket));
    if (owner.isPresent()) {
      String listener =
          channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      if (!listener.equals(owner.get())) {
        throw new IOException("its socket is " + listener + "'s, not " + owner.get() + "'s");
      }
    }
  }
}
