package dev.podspawn.core.guest.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One frame as bytes, made and read without the code under test. */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(int type, byte[] payload) {
  public static final Frame READY = of(0x41, 0, 1);

  /** A frame with these bytes. */
  public static Frame of(int type, int... bytes) {
    byte[] payload = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      payload[i] = (byte) bytes[i];
    }
    return new Frame(type, payload);
  }

  /** A frame that begins with numbers of 32 bits and ends with a text. */
  public static Frame of(int type, String text, int... numbers) {
    byte[] end = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer payload = ByteBuffer.allocate(4 * numbers.length + end.length);
    for (int number : numbers) {
      payload.putInt(number);
    }
    return new Frame(type, payload.put(end).array());
  }

  /** Standard output. */
  public static Frame stdout(String text) {
    return of(0x42, text);
  }

  /** The end of a program that returns a status. */
  public static Frame exit(int status) {
    return of(0x44, 0, status, 0);
  }

  /** Header and payload. */
  public byte[] bytes() {
    ByteBuffer frame = ByteBuffer.allocate(4 + payload.length);
    return frame.putInt(type << 24 | payload.length).put(payload).array();
  }

  /** The frames one after the other. */
  public static byte[] all(Frame... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      all.writeBytes(frame.bytes());
    }
    return all.toByteArray();
  }

  /** The payload's number at a place. */
  public int number(int place) {
    return ByteBuffer.wrap(payload).getInt(place);
  }

  /** The payload as text. */
  public String text() {
    return new String(payload, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && frame.type == type
        && Arrays.equals(frame.payload, payload);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "frame " + Integer.toHexString(type) + " of " + payload.length + " bytes " + text();
  }
}
