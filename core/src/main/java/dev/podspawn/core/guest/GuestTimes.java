package dev.podspawn.core.guest;

/**
 * How long to wait for a guest, in milliseconds.
 *
 * @param quiet of silence until it is asked whether it is still there
 * @param lost of further silence until it is given up
 * @param ending for it to end the program when the connection is closed; it takes 4 seconds when the program resists
 */
record GuestTimes(long quiet, long lost, long ending) {
  static final GuestTimes USUAL = new GuestTimes(10_000, 20_000, 5_000);

  /** How long to wait at a time: a wait that took much longer says that we ourselves were stopped. */
  long slice() {
    return Math.max(1, quiet / 2);
  }
}
