package dev.podspawn.podman.service;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for a socket to appear in its directory, by inotify. */
final class SocketWatch implements AutoCloseable {
  private final Path socket;
  private final WatchService watcher;

  private SocketWatch(Path socket, WatchService watcher) {
    this.socket = socket;
    this.watcher = watcher;
  }

  /** Watches from now on. */
  static SocketWatch on(Path socket) throws IOException {
    Path directory = socket.resolveSibling(".").normalize();
    WatchService watcher = directory.getFileSystem().newWatchService();
    directory.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
    return new SocketWatch(socket, watcher);
  }

  /** Whether the socket appeared before the process that is to make it ended, and in time. */
  boolean await(Process maker, Duration most) throws IOException {
    CompletableFuture<Void> ended = maker.onExit().thenRun(this::closeQuietly);
    long end = System.nanoTime() + most.toNanos();
    try {
      while (!Files.exists(socket)) {
        WatchKey key = watcher.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (key == null) {
          return Files.exists(socket);
        }
        key.pollEvents();
        key.reset();
      }
      return true;
    } catch (ClosedWatchServiceException e) {
      return Files.exists(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      ended.cancel(false);
    }
  }

  private void closeQuietly() {
    try {
      watcher.close();
    } catch (IOException e) {
      // the wait then ends by its time limit
    }
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}
