package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.EINTR;
import static dev.podspawn.pty.LinuxConstants.POLLFD_FD_OFFSET;
import static dev.podspawn.pty.LinuxConstants.POLLFD_SIZE;

import com.sun.jna.LastErrorException;
import dev.podspawn.core.stream.HangUp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Watches the other end of our standard output, a socket or pipe of sshd's, by poll(2) without any event asked for: what
 * it reports then (POLLHUP, POLLERR) means that nobody can read it any more. A client that has merely ended its input is
 * not gone. The first call loads JNA.
 */
public final class OutputHangUp implements HangUp {
  private static final int STANDARD_OUTPUT = 1;
  private static final int FOR_EVER = -1;

  @Override
  public void await() {
    byte[] pollfd = new byte[POLLFD_SIZE];
    ByteBuffer.wrap(pollfd)
        .order(ByteOrder.nativeOrder())
        .putInt(POLLFD_FD_OFFSET, STANDARD_OUTPUT);
    boolean watching = true;
    while (watching) {
      watching = isInterrupted(pollfd);
    }
  }

  private static boolean isInterrupted(byte[] pollfd) {
    try {
      LibC.poll(pollfd, 1, FOR_EVER);
      return false;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == EINTR) {
        return true;
      }
      throw new NativeException("watch the client's connection", "poll", e);
    }
  }
}
