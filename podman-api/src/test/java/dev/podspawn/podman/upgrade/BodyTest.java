package dev.podspawn.podman.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {
  @Test
  void chunksAreJoined() throws IOException {
    assertThat(chunked("3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\n\r\n")).isEqualTo("abcde");
  }

  @Test
  void nothingIsReadBeyondTheLastChunk() throws IOException {
    assertThat(chunked("1\r\na\r\n0\r\nTrailer: x\r\n\r\nHTTP/1.1 200 OK\r\n")).isEqualTo("a");
  }

  private static String chunked(String wire) throws IOException {
    Incoming incoming = new Incoming(
        Channels.newChannel(new ByteArrayInputStream(wire.getBytes(StandardCharsets.US_ASCII))));
    HttpHead head = new HttpHead(200, HttpHead.UNKNOWN, true, "");
    byte[] body = ChannelTransport.readAll(Body.after(head, incoming));
    return new String(body, StandardCharsets.US_ASCII);
  }
}
