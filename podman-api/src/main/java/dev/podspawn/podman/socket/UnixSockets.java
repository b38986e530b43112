package dev.podspawn.podman.socket;

import dev.podspawn.podman.socket.UnixConnectException.Reason;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Connects to Unix sockets, and says why not. */
public final class UnixSockets {
  private UnixSockets() {}

  /**
   * A connected channel, in blocking mode.
   *
   * @throws UnixConnectException when nobody can be reached there
   */
  public static SocketChannel connect(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new UnixConnectException(reason(path), e);
    }
  }

  /** The error's own text is in the language of the machine: the file system tells the reason reliably. */
  private static Reason reason(Path path) throws IOException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return Files.isWritable(path) ? Reason.NOBODY_LISTENS : Reason.NOT_PERMITTED;
    } catch (AccessDeniedException e) {
      return Reason.NOT_PERMITTED;
    } catch (NoSuchFileException e) {
      return Reason.MISSING;
    }
  }
}
