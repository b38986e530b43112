package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How VS Code's Remote-SSH begins: {@code ssh -T -D PORT host bash}, with a script on its input that starts a server in
 * the container and says on which port. What would follow goes by SOCKS to that port, and port forwarding is off.
 */
interface VsCodePromises extends OnHost {
  Duration CODE_PATIENCE = Duration.ofSeconds(60);
  Pattern LISTENING = Pattern.compile("listeningOn==(\\d+)==");

  /** The shell stays for as long as the connection does; the server has a session of its own. */
  String SCRIPT = """
      cat >server.py <<'END'
      import http.server, sys
      class Hello(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200)
              self.end_headers()
              self.wfile.write(b"hello from the container\\n")
      server = http.server.HTTPServer(("127.0.0.1", 0), Hello)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      END
      setsid python3 server.py >port 2>log </dev/null &
      until [ -s port ]; do sleep 0.1; done
      echo "start-of-script: $(uname -s)"
      echo "listeningOn==$(cat port)=="
      echo "osReleaseId==$(. /etc/os-release; echo $ID)=="
      exec cat
      """;

  @Test
  default void aScriptStartsAServerAndTellsItsPort() throws IOException {
    int socks = freePort();
    try (Running code = host().ssh().with("-T", "-D", "127.0.0.1:" + socks).start("bash")) {
      code.stdin().write(SCRIPT.getBytes(StandardCharsets.UTF_8));
      code.stdin().flush();
      code.stdout().await("osReleaseId==debian==", CODE_PATIENCE);
      Matcher listening = LISTENING.matcher(code.stdout().text());
      assertThat(listening.find()).as(code.describe()).isTrue();
      int port = Integer.parseInt(listening.group(1));

      assertThat(host().run("curl -s http://127.0.0.1:" + port).ok().stdout())
          .isEqualTo("hello from the container\n");
      assertThat(code.isAlive()).isTrue();
      assertThat(throughSocks(socks, port))
          .as("until ports can be forwarded")
          .doesNotContain("hello");

      code.stdin().close();
      assertThat(code.result(CODE_PATIENCE).exit()).isZero();
    }
    host().run("pkill -f [s]erver.py").ok();
  }

  /** What comes of a request to a server of the container's by way of ssh's SOCKS port. */
  private static String throughSocks(int socks, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), socks)) {
      socket.setSoTimeout((int) CODE_PATIENCE.toMillis());
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(new byte[] {5, 1, 0});
      assertThat(in.readNBytes(2)).containsExactly(5, 0);
      out.write(new byte[] {5, 1, 0, 1, 127, 0, 0, 1, (byte) (port >> 8), (byte) port});
      out.write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
