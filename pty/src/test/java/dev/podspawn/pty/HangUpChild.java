package dev.podspawn.pty;

/** A process of its own that waits for its client's going away, and exits with 7 then. */
final class HangUpChild {
  private HangUpChild() {}

  /** Says that it watches before it does. */
  public static void main(String[] args) {
    System.err.println("watching");
    new OutputHangUp().await();
    Runtime.getRuntime().halt(7);
  }
}
