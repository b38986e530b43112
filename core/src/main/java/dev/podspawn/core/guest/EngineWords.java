package dev.podspawn.core.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The beginning of what the engine says where the guest should have spoken; Podman says it on one output, Docker on the other. */
final class EngineWords {
  private static final int MOST = 600;

  private final ByteBuffer words = ByteBuffer.allocate(MOST);

  /** Adds what there is room for; the buffer's own position stays. */
  void add(ByteBuffer data) {
    int n = Math.min(data.remaining(), words.remaining());
    words.put(data.slice(data.position(), n));
  }

  String text() {
    return StandardCharsets.UTF_8.decode(words.duplicate().flip()).toString().strip();
  }
}
