package dev.podspawn.podman.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames, for tests. */
public final class Frames {
  private Frames() {}

  /** One frame. */
  public static byte[] frame(int type, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
    return frame
        .put((byte) type)
        .position(4)
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  /** One frame of text, one character a byte. */
  public static String text(int type, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    return new String(frame(type, bytes), StandardCharsets.ISO_8859_1);
  }
}
