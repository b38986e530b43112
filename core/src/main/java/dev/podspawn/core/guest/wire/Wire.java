package dev.podspawn.core.guest.wire;

/** The numbers of {@code contrib/guest/PROTOCOL.md}. */
public final class Wire {
  /** The version of the protocol that this side speaks. */
  public static final int VERSION = 1;

  /** How many bytes of the standard streams may be on the way or buffered, in each direction. */
  public static final int STANDARD_WINDOW = 1 << 20;

  /** The same for a channel. */
  public static final int CHANNEL_WINDOW = 64 << 10;

  /** How many channels there may be at a time. */
  public static final int MOST_CHANNELS = 256;

  /** The most data in one frame, in bytes. */
  public static final int MOST_DATA = 64 << 10;

  /** The id of the program's standard streams in WINDOW. */
  public static final int STANDARD = 0;

  /** A channel to the SSH agent. */
  public static final int KIND_AGENT = 1;

  static final int HEADER = 4;
  static final int LENGTH_BITS = 24;
  static final int MOST_LENGTH = (1 << LENGTH_BITS) - 1;
  static final int MOST_START = 2 << 20;
  static final int MOST_CONTROL = 4096;

  static final int START = 0x01;
  static final int STDIN = 0x02;
  static final int STDIN_EOF = 0x03;
  static final int RESIZE = 0x04;
  static final int PING = 0x06;
  static final int CHANNEL_OPEN_OK = 0x21;
  static final int CHANNEL_OPEN_FAIL = 0x22;

  static final int CHANNEL_DATA = 0x23;
  static final int CHANNEL_EOF = 0x24;
  static final int CHANNEL_CLOSE = 0x25;
  static final int WINDOW = 0x26;

  static final int READY = 0x41;
  static final int STDOUT = 0x42;
  static final int STDERR = 0x43;
  static final int EXIT = 0x44;
  static final int ERROR = 0x45;
  static final int NOTICE = 0x46;
  static final int PONG = 0x47;
  static final int CHANNEL_OPEN = 0x51;

  private Wire() {}
}
