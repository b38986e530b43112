package dev.podspawn.core.stream;

import java.io.IOException;

/** The client's end of a stream is closed: nobody reads our output any more. */
public final class ClientGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ClientGoneException(IOException cause) {
    super("the client no longer takes output: " + cause.getMessage(), cause);
  }
}
