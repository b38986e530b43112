package dev.podspawn.core.guest.wire;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** What a guest may say, rightly or not, the same for the same seed. */
final class RandomFrames {
  private static final int[] TYPES = {
    0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x51, 0x23, 0x24, 0x25, 0x26
  };
  private static final int[] FIXED = {2, 0, 0, 3, 0, 0, 4, 5, 0, 4, 4, 8};

  private final Random random;

  RandomFrames(long seed) {
    this.random = new Random(seed);
  }

  /** Frames that are mostly right, some of them spoilt, or nothing but noise. */
  byte[] hostile() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (random.nextInt(10) > 0) {
      bytes.writeBytes(Frame.READY.bytes());
    }
    for (int n = random.nextInt(20); n > 0; n--) {
      bytes.writeBytes(random.nextInt(15) == 0 ? noise() : spoilt(frame().bytes()));
    }
    return bytes.toByteArray();
  }

  /** One frame that is right by itself, but for what EXIT and ERROR hold. */
  Frame frame() {
    int which = random.nextInt(TYPES.length);
    int least = TYPES[which] == 0x23 ? 5 : TYPES[which] == 0x45 ? 6 : TYPES[which] == 0x46 ? 4 : 1;
    int most = random.nextInt(50) == 0 ? 65536 : 40;
    int length = FIXED[which] > 0 ? FIXED[which] : least + random.nextInt(most);
    byte[] payload = new byte[length];
    random.nextBytes(payload);
    if (random.nextBoolean()) {
      for (int i = 0; i < Math.min(4, length); i++) {
        payload[i] = (byte) (i == 3 ? random.nextInt(4) : 0);
      }
    }
    return new Frame(TYPES[which], payload);
  }

  private byte[] spoilt(byte[] frame) {
    if (random.nextInt(12) == 0) {
      frame[random.nextInt(Math.min(8, frame.length))] = (byte) random.nextInt();
    }
    return frame;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(30)];
    random.nextBytes(noise);
    return noise;
  }

  /** How many bytes to hand over next. */
  int piece(int left) {
    int most = random.nextInt(4) == 0 ? left : Math.min(left, 12);
    return 1 + random.nextInt(most);
  }
}
