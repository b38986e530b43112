package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.EFD_CLOEXEC;
import static dev.podspawn.pty.LinuxConstants.EINTR;
import static dev.podspawn.pty.LinuxConstants.POLLFD_EVENTS_OFFSET;
import static dev.podspawn.pty.LinuxConstants.POLLFD_FD_OFFSET;
import static dev.podspawn.pty.LinuxConstants.POLLFD_REVENTS_OFFSET;
import static dev.podspawn.pty.LinuxConstants.POLLFD_SIZE;
import static dev.podspawn.pty.LinuxConstants.POLLIN;

import com.sun.jna.LastErrorException;
import dev.podspawn.core.stream.HangUp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Watches the other end of our standard output, a socket or pipe of sshd's, by poll(2) without any event asked for: what
 * it reports then (POLLHUP, POLLERR) means that nobody can read it any more. A client that has merely ended its input is
 * not gone. The first call loads JNA. It is called off by an eventfd(2), which stays open until the process ends.
 */
public final class OutputHangUp implements HangUp {
  private static final int STANDARD_OUTPUT = 1;
  private static final int FOR_EVER = -1;
  private static final int NO_BELL = -1;

  private int bell = NO_BELL;
  private boolean calledOff;

  @Override
  public boolean await() {
    if (!hangBell()) {
      return false;
    }
    ByteBuffer fds = ByteBuffer.allocate(2 * POLLFD_SIZE).order(ByteOrder.nativeOrder());
    fds.putInt(POLLFD_FD_OFFSET, STANDARD_OUTPUT);
    fds.putInt(POLLFD_SIZE + POLLFD_FD_OFFSET, bell);
    fds.putShort(POLLFD_SIZE + POLLFD_EVENTS_OFFSET, POLLIN);
    boolean watching = true;
    while (watching) {
      watching = isInterrupted(fds.array());
    }
    return fds.getShort(POLLFD_REVENTS_OFFSET) != 0;
  }

  private synchronized boolean hangBell() {
    if (!calledOff && bell == NO_BELL) {
      try {
        bell = LibC.eventfd(0, EFD_CLOEXEC);
      } catch (LastErrorException e) {
        throw new NativeException("watch the client's connection", "eventfd", e);
      }
    }
    return !calledOff;
  }

  /** Native code is called only where it has been before. */
  @Override
  public synchronized void callOff() {
    calledOff = true;
    if (bell != NO_BELL) {
      byte[] one = new byte[Long.BYTES];
      one[0] = 1; // of either end; all that counts is that it is not 0
      LibC.write(bell, one, one.length);
    }
  }

  private static boolean isInterrupted(byte[] pollfds) {
    try {
      LibC.poll(pollfds, pollfds.length / POLLFD_SIZE, FOR_EVER);
      return false;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == EINTR) {
        return true;
      }
      throw new NativeException("watch the client's connection", "poll", e);
    }
  }
}
