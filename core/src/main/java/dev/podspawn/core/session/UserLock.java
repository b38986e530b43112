package dev.podspawn.core.session;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One user's lock among all podspawn processes (a POSIX record lock, fcntl(2)): held around find-or-make and around
 * teardown, never while bytes are pumped or an image is pulled. The kernel drops it with the process.
 */
public final class UserLock implements AutoCloseable {
  private final FileChannel channel;

  private UserLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until nobody else holds the lock. Whoever holds it makes only engine calls that have a time-out, so the wait
   * is bounded.
   */
  @SuppressWarnings("StreamResourceLeak")
  static UserLock acquire(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return locked(channel);
    } catch (IOException | OverlappingFileLockException e) {
      throw new PodspawnException(
          ErrorCode.LOCK_FAILED,
          Message.of("lock your session", "the lock is not to be had"),
          Message.of("lock " + file, e.toString()),
          e);
    }
  }

  private static UserLock locked(FileChannel channel) throws IOException {
    try {
      channel.lock();
      return new UserLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    LeaseFile.closeQuietly(channel);
  }
}
