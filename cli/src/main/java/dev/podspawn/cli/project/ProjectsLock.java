package dev.podspawn.cli.project;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Held while projects are changed; another podspawn waits. */
record ProjectsLock(FileChannel channel) implements AutoCloseable {
  @SuppressWarnings("StreamResourceLeak")
  static ProjectsLock in(Path directory) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      FileChannel channel = FileChannel.open(
          directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new ProjectsLock(channel);
    } catch (IOException | OverlappingFileLockException e) {
      throw new PodspawnException(
          ErrorCode.LOCK_FAILED, Message.of("lock the list of projects", e.toString()), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel gives the lock back all the same.
      return;
    }
  }
}
