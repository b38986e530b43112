package dev.podspawn.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.JumpHosts;
import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.name.ProjectName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@code servers} finds out, and how it tells a program. */
class ProbesTest {
  @Test
  void everyServerIsARow() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> greet(server));
      Map<PodName, Mapping> mappings = new LinkedHashMap<>();
      mappings.put(name("down.pod"), Mapping.to(address("127.0.0.1:1")));
      mappings.put(
          name("far.pod"),
          new Mapping(
              address("h"),
              Optional.empty(),
              JumpHosts.parse("me@j"),
              Optional.of(ProjectName.parse("api"))));
      ClientConfig config = new ClientConfig(
          Optional.of(address("127.0.0.1:" + server.getLocalPort())), mappings, Map.of());
      List<Row> rows = Probes.rows(config);
      answered.get();
      assertThat(Probes.anyIsDown(rows)).isTrue();
      assertThat(json(rows).replaceAll("\"latency_ms\":\\d+", "\"latency_ms\":N"))
          .isEqualTo("[{\"name\":\"*.pod\",\"server\":\"127.0.0.1:" + server.getLocalPort()
              + "\",\"jump\":null,\"project\":null,\"state\":\"up\",\"latency_ms\":N,"
              + "\"ssh\":\"OpenSSH_9.2p1\",\"trouble\":null},"
              + "{\"name\":\"down.pod\",\"server\":\"127.0.0.1:1\",\"jump\":null,\"project\":null,"
              + "\"state\":\"down\",\"latency_ms\":null,\"ssh\":null,\"trouble\":"
              + "\"PS1703 could not connect to 127.0.0.1:1: connection refused; try"
              + " 'podspawn ping', or asking the server's admin\"},"
              + "{\"name\":\"far.pod\",\"server\":\"h\",\"jump\":\"me@j\",\"project\":\"api\","
              + "\"state\":\"behind a jump host\",\"latency_ms\":null,\"ssh\":null,"
              + "\"trouble\":null}]\n");
    }
  }

  private static String json(List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new Output(out, true, Optional.empty(), false).rows(Probes.ALL, rows);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void greet(ServerSocket server) {
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PodName name(String text) {
    return PodName.parse(text).orElseThrow();
  }

  private static ServerAddress address(String text) {
    return ServerAddress.parse(text).orElseThrow();
  }
}
