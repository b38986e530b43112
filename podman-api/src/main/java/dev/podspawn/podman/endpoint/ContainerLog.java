package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.OutputSink;
import dev.podspawn.podman.frame.FrameDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code GET /containers/{name}/logs?stdout=true&stderr=true&tail=}: the last lines of what a container without a terminal
 * has said, both outputs in the order in which they came, as frames ({@link FrameDecoder}).
 */
public record ContainerLog(String container, int most) implements Endpoint<List<String>> {
  /** Several times what an engine keeps of a service. */
  private static final int MOST_BYTES = 8 << 20;

  @Override
  public String tried() {
    return "read the log of the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        Targets.of("containers", container, "/logs?stdout=true&stderr=true&tail=" + most));
  }

  @Override
  public List<String> read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return lines(answer.bytes());
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      return List.of();
    }
    throw refusal.unexpected(ErrorCode.ENGINE_FAILED, tried());
  }

  private static List<String> lines(InputStream frames) throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    Text text = new Text();
    byte[] chunk = new byte[16 << 10];
    int count = frames.read(chunk);
    while (count >= 0 && text.bytes.size() < MOST_BYTES) {
      decoder.decode(ByteBuffer.wrap(chunk, 0, count), text);
      count = frames.read(chunk);
    }
    return text.bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Both outputs as one. */
  private record Text(ByteArrayOutputStream bytes) implements OutputSink {
    Text() {
      this(new ByteArrayOutputStream());
    }

    @Override
    public void stdout(ByteBuffer data) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      bytes.write(copy, 0, copy.length);
    }

    @Override
    public void stderr(ByteBuffer data) {
      stdout(data);
    }
  }
}
