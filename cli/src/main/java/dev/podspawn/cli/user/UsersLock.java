package dev.podspawn.cli.user;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while users are changed; another podspawn waits. */
record UsersLock(FileChannel channel) implements AutoCloseable {
  @SuppressWarnings("StreamResourceLeak")
  static UsersLock of(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new UsersLock(channel);
    } catch (IOException | OverlappingFileLockException e) {
      throw new PodspawnException(
          ErrorCode.LOCK_FAILED, Message.of("lock the records of users", e.toString()), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel gives the lock back all the same.
    }
  }
}
