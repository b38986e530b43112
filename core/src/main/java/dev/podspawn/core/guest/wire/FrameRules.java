package dev.podspawn.core.guest.wire;

import java.nio.ByteBuffer;

/** What a frame of the guest's may look like. */
final class FrameRules {
  /** EXIT's kind of a program that ended by itself; the other is {@link #KILLED}. */
  static final int EXITED = 0;

  private static final int KILLED = 1;
  private static final int MOST_SIGNAL = 64;
  private static final int ID = 4;

  private FrameRules() {}

  static void checkLength(int type, int length) throws GuestProtocolException {
    if (length < least(type) || length > most(type)) {
      throw new GuestProtocolException("a frame of type " + type + " and " + length + " bytes");
    }
  }

  private static int least(int type) throws GuestProtocolException {
    return switch (type) {
      case Wire.STDOUT, Wire.STDERR -> 1;
      case Wire.READY -> 2;
      case Wire.EXIT -> 3;
      case Wire.NOTICE, Wire.PONG, Wire.CHANNEL_EOF, Wire.CHANNEL_CLOSE -> 4;
      case Wire.CHANNEL_OPEN, Wire.CHANNEL_DATA -> ID + 1;
      case Wire.ERROR -> 6;
      case Wire.WINDOW -> ID + 4;
      default -> throw new GuestProtocolException("a frame of the unknown type " + type);
    };
  }

  private static int most(int type) throws GuestProtocolException {
    return switch (type) {
      case Wire.STDOUT, Wire.STDERR -> Wire.MOST_DATA;
      case Wire.CHANNEL_DATA -> ID + Wire.MOST_DATA;
      case Wire.READY, Wire.NOTICE, Wire.ERROR -> Wire.MOST_CONTROL;
      default -> least(type);
    };
  }

  /** How much of the payload is to be held: all of it, but for data. */
  static int bytesAheadOfData(int type, int length) {
    return switch (type) {
      case Wire.STDOUT, Wire.STDERR -> 0;
      case Wire.CHANNEL_DATA -> ID;
      default -> length;
    };
  }

  static int version(ByteBuffer ready) throws GuestProtocolException {
    int version = ready.getShort() & 0xffff;
    if (version == Wire.VERSION && ready.hasRemaining()) {
      throw new GuestProtocolException("READY is too long");
    }
    return version;
  }

  static void checkExit(int kind, int value, int core) throws GuestProtocolException {
    boolean exited = kind == EXITED && core == 0;
    boolean killed = kind == KILLED && value >= 1 && value <= MOST_SIGNAL && core <= 1;
    if (!exited && !killed) {
      throw new GuestProtocolException("EXIT of " + kind + ", " + value + ", " + core);
    }
  }

  static long grant(long bytes) throws GuestProtocolException {
    if (bytes == 0) {
      throw new GuestProtocolException("WINDOW of nothing");
    }
    return bytes;
  }
}
