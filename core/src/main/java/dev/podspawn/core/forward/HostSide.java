package dev.podspawn.core.forward;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The part of a connection that stays in the host's network, {@code podspawn-forward-hold}. A login to a project may come in
 * the network of the user's session without one, and no other network can be made from there: so it is asked for. A
 * socket's name means the same in every network.
 *
 * <p>The question is the session's key and a line feed. The answer is what is to be shown to the user, and then a byte 0 if
 * the network is there; the connection has a lease of the session from then on.
 *
 * @param state of the user; the sockets are named after sshd's process of each connection
 */
public record HostSide(StateDirectory state) {
  private static final int CHUNK = 4096;

  /**
   * Has the session's network made, and all that belongs to it.
   *
   * @param shown gets what is to be shown meanwhile
   * @throws PodspawnException FORWARDING_ELSEWHERE
   */
  public void bring(Session session, PrintStream shown) {
    try (SocketChannel channel = connect()) {
      channel.write(ByteBuffer.wrap((session.key() + "\n").getBytes(StandardCharsets.US_ASCII)));
      if (!isThere(channel, shown)) {
        throw failed(session, "what was said above");
      }
    } catch (IOException e) {
      throw failed(session, String.valueOf(e.getMessage()));
    }
  }

  /** To the holder of the connection that this process belongs to, sshd's process of which is one above it. */
  private SocketChannel connect() throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.current().parent();
    while (process.isPresent()) {
      Path socket = state.asks(process.get().pid());
      if (socket.toFile().exists()) {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
          channel.connect(UnixDomainSocketAddress.of(socket));
          return channel;
        } catch (IOException e) {
          // Left behind by another of that number.
          channel.close();
        }
      }
      process = process.get().parent();
    }
    throw new IOException("nobody answers on the host's side of this connection");
  }

  /** Shows all but a byte 0, which is the last one if at all. */
  private static boolean isThere(SocketChannel channel, PrintStream shown) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    boolean there = false;
    while (channel.read(buffer) >= 0) {
      int end = buffer.position();
      there = end > 0 && buffer.get(end - 1) == 0;
      shown.write(buffer.array(), 0, there ? end - 1 : end);
      shown.flush();
      buffer.clear();
    }
    return there;
  }

  private static PodspawnException failed(Session session, String reason) {
    String alias = session.key();
    return new PodspawnException(
        ErrorCode.FORWARDING_ELSEWHERE,
        new Message(
            "log in to " + session.address(),
            "its network could not be made from a connection that forwards to another: " + reason,
            "'ssh " + alias + "@...', an account that 'podspawn add-alias' makes"),
        null);
  }
}
