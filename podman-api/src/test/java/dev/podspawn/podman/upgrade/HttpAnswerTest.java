package dev.podspawn.podman.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads and bodies, cut anywhere. */
final class HttpAnswerTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n";
  private static final String OF_LENGTH =
      "HTTP/1.1 404 Not Found\r\ncontent-length:  5\r\nServer: Libpod/4.3.1 (linux)\r\n\r\nhello";
  private static final String UPGRADED = "HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\nhello";

  @Test
  void answersAreTheSameWhereverTheyAreCut() throws IOException {
    for (String answer : new String[] {CHUNKED, OF_LENGTH, UPGRADED}) {
      String whole = read(Pieces.of(answer));
      for (int cut = 1; cut < answer.length(); cut++) {
        assertThat(read(Pieces.of(answer.substring(0, cut), answer.substring(cut))))
            .isEqualTo(whole);
      }
      assertThat(read(Pieces.of(answer.split("")))).isEqualTo(whole);
    }
    assertThat(read(Pieces.of(CHUNKED))).isEqualTo("200 abc0123456789");
    assertThat(read(Pieces.of(OF_LENGTH))).isEqualTo("404 Libpod/4.3.1 (linux) hello");
    assertThat(read(Pieces.of(UPGRADED))).isEqualTo("101 hello");
  }

  private static String read(Incoming incoming) throws IOException {
    HttpHead head = incoming.readHead();
    byte[] body = ChannelTransport.readAll(Body.after(head, incoming));
    String server = head.server().isEmpty() ? "" : head.server() + " ";
    return head.status() + " " + server + new String(body, StandardCharsets.ISO_8859_1);
  }

  @Test
  void bodyIsNotReadBeyondItsEnd() throws IOException {
    assertThat(read(Pieces.of(OF_LENGTH + "more"))).endsWith(" hello");
    assertThat(read(Pieces.of("HTTP/1.1 204 No Content\r\n\r\n", "more"))).isEqualTo("204 ");
  }

  @Test
  void interimHeadsAreSkipped() throws IOException {
    assertThat(read(Pieces.of("HTTP/1.1 100 Continue\r\n\r\n" + OF_LENGTH))).startsWith("404 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "SSH-2.0-x\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 2000\r\n\r\n",
        "HTTP/1.1 099 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno field\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\n"
      })
  void nonsenseIsRefused(String answer) {
    assertThatThrownBy(() -> read(Pieces.of(answer))).isInstanceOf(ProtocolException.class);
  }

  @Test
  void headOfMoreThanItsBoundIsRefused() {
    String[] endless = new String[100];
    Arrays.fill(endless, "X-Filler: " + "x".repeat(1000) + "\r\n");
    endless[0] = "HTTP/1.1 200 OK\r\n";
    assertThatThrownBy(() -> read(Pieces.of(endless))).isInstanceOf(ProtocolException.class);
  }

  @Test
  void answerThatBreaksOffIsNoAnswer() {
    for (String answer : new String[] {CHUNKED, OF_LENGTH}) {
      for (int length = 1; length < answer.length(); length++) {
        String part = answer.substring(0, length);
        assertThatThrownBy(() -> read(Pieces.of(part))).isInstanceOf(EOFException.class);
      }
    }
  }
}
