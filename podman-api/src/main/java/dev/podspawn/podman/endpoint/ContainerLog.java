package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.TextLines;
import dev.podspawn.podman.frame.FrameDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * {@code GET /containers/{name}/logs?stdout=true&stderr=true&tail=&follow=}: the last lines of what a container without a
 * terminal has said, both outputs in the order in which they came, as frames ({@link FrameDecoder}); with {@code follow} the
 * answer goes on until the container has ended.
 *
 * @param lines takes each as soon as it is complete
 */
public record ContainerLog(String container, int most, boolean follow, Consumer<String> lines)
    implements Endpoint<Done> {
  /** Several times what an engine keeps of a service. */
  private static final int MOST_BYTES = 8 << 20;

  @Override
  public String tried() {
    return "read the log of the container " + container;
  }

  @Override
  public ApiRequest request() {
    String target =
        Targets.of("containers", container, "/logs?stdout=true&stderr=true&tail=" + most);
    return follow ? ApiRequest.getEndless(target + "&follow=true") : ApiRequest.get(target);
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      pass(answer.bytes());
      return Done.DONE;
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      return Done.DONE;
    }
    throw refusal.unexpected(ErrorCode.ENGINE_FAILED, tried());
  }

  private void pass(InputStream frames) throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    TextLines text = new TextLines(lines);
    byte[] chunk = new byte[16 << 10];
    int passed = 0;
    int count = frames.read(chunk);
    while (count >= 0 && (follow || passed < MOST_BYTES)) {
      decoder.decode(ByteBuffer.wrap(chunk, 0, count), text);
      passed = Math.min(MOST_BYTES, passed + count);
      count = frames.read(chunk);
    }
    text.end();
  }
}
