package dev.podspawn.cli.it.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/** A connection of an SSH library's to the server, logged in with the user's key. */
interface LibraryClient extends AutoCloseable {
  /** How long a library waits for anything. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Runs a command without a terminal. */
  Remote exec(String command) throws Exception;

  /** Starts the login shell on a terminal. */
  Remote shell(int rows, int columns) throws Exception;

  /** Sends a file by SFTP. */
  void put(Path local, String remote) throws Exception;

  void rename(String from, String to) throws Exception;

  /** Fetches a file by SFTP. */
  void get(String remote, Path local) throws Exception;

  @Override
  void close() throws IOException;

  /** What runs on the server. */
  interface Remote {
    OutputStream input() throws IOException;

    InputStream output() throws IOException;

    InputStream errors() throws IOException;

    void resize(int rows, int columns) throws Exception;

    /** Waits for the end of the channel and returns the exit status that the server told. */
    int exit() throws Exception;
  }
}
