package dev.podspawn.core.guestbinary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A frame as PROTOCOL.md lays it out: its type and its payload. */
final class RawFrame {
  static final int START = 0x01;
  static final int STDIN = 0x02;
  static final int STDIN_EOF = 0x03;
  static final int RESIZE = 0x04;
  static final int SIGNAL = 0x05;
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

  private final int type;
  private final byte[] payload;

  RawFrame(int type, byte[] payload) {
    this.type = type;
    this.payload = payload.clone();
  }

  int type() {
    return type;
  }

  int length() {
    return payload.length;
  }

  byte[] payload() {
    return payload.clone();
  }

  static RawFrame of(int type, int... bytes) {
    byte[] payload = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      payload[i] = (byte) bytes[i];
    }
    return new RawFrame(type, payload);
  }

  /** A frame whose payload is a number of four bytes, then data. */
  static RawFrame numbered(int type, int number, byte... data) {
    return new RawFrame(
        type, ByteBuffer.allocate(4 + data.length).putInt(number).put(data).array());
  }

  static RawFrame window(int id, int bytes) {
    return new RawFrame(WINDOW, ByteBuffer.allocate(8).putInt(id).putInt(bytes).array());
  }

  static RawFrame resize(int rows, int columns) {
    return new RawFrame(
        RESIZE,
        ByteBuffer.allocate(8).putShort((short) rows).putShort((short) columns).array());
  }

  /** The frame with its header. */
  byte[] encoded() {
    return ByteBuffer.allocate(4 + payload.length)
        .putInt(type << 24 | payload.length)
        .put(payload)
        .array();
  }

  /** The big-endian number of four bytes at an offset of the payload. */
  int number(int offset) {
    return ByteBuffer.wrap(payload).getInt(offset);
  }

  /** The payload from an offset on. */
  String text(int offset) {
    return new String(payload, offset, payload.length - offset, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return Integer.toHexString(type) + " [" + payload.length + "] " + text(0);
  }
}
