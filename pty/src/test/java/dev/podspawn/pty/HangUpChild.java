package dev.podspawn.pty;

/** A process of its own that waits for its client's going away, and exits with 7 then, or with 8 if that is called off. */
final class HangUpChild {
  private HangUpChild() {}

  /** Says that it watches before it does; with an argument, calls off the watch when its input ends. */
  public static void main(String[] args) {
    OutputHangUp hangUp = new OutputHangUp();
    if (args.length > 0) {
      Thread reader = new Thread(() -> callOff(hangUp), "reader");
      reader.setDaemon(true);
      reader.start();
    }
    System.err.println("watching");
    Runtime.getRuntime().halt(hangUp.await() ? 7 : 8);
  }

  private static void callOff(OutputHangUp hangUp) {
    try {
      System.in.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    hangUp.callOff();
  }
}
