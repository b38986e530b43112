package dev.podspawn.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 network: an address and the length of its prefix, in bits. A single address has the longest prefix.
 * The bits behind the prefix are zero.
 */
public record Network(InetAddress address, int prefix) {

  /** Clears the bits behind the prefix. */
  public Network {
    byte[] bytes = address.getAddress();
    if (prefix < 0 || prefix > bytes.length * Byte.SIZE) {
      throw new IllegalArgumentException("no length of a prefix: " + prefix);
    }
    address = ofBytes(masked(bytes, prefix));
  }

  /** One address; the zone of a link-local one is dropped. */
  public static Network of(InetAddress address) {
    return new Network(address, address.getAddress().length * Byte.SIZE);
  }

  /** Whether it is of IPv4. */
  public boolean isV4() {
    return address.getAddress().length == 4;
  }

  /** Whether it is one address. */
  public boolean isSingle() {
    return prefix == address.getAddress().length * Byte.SIZE;
  }

  /** Whether an address is in it. */
  public boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    return bytes.length == address.getAddress().length
        && Arrays.equals(masked(bytes, prefix), address.getAddress());
  }

  /** {@code 10.0.0.0/8}, and a single address without its prefix. */
  public String text() {
    return isSingle() ? address.getHostAddress() : address.getHostAddress() + "/" + prefix;
  }

  @Override
  public String toString() {
    return text();
  }

  private static byte[] masked(byte[] bytes, int prefix) {
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int bits = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
      masked[i] = (byte) (bytes[i] & (0xff << (Byte.SIZE - bits)));
    }
    return masked;
  }

  static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
