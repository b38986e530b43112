package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What editors do with forwarding, and how much of it can be done. */
interface ForwardingPatterns {
  Duration PATTERN_PATIENCE = Duration.ofSeconds(60);
  String HELLO = "hello from the container\n";
  Pattern LISTENING = Pattern.compile("listeningOn==(\\d+)==");

  /** How many MiB go through one forward; more by {@code -Dpodspawn.forward.mib=1024}. */
  int MEBIBYTES = Integer.getInteger("podspawn.forward.mib", 16);

  /** A server on some port of the loopback, in a session of its own, that tells which. */
  String SCRIPT = """
      port=4000
      while nc 127.0.0.1 $port </dev/null >/dev/null 2>&1; do port=$((port + 1)); done
      setsid nc -ll -p $port -e echo hello from the container </dev/null >/dev/null 2>&1 &
      until nc 127.0.0.1 $port </dev/null >/dev/null 2>&1; do :; done
      echo "listeningOn==$port=="
      exec cat
      """;

  SshClient alicesSsh();

  /** VS Code's: a script by standard input starts the server, and its port is reached by SOCKS over the same connection. */
  @Test
  default void aServerStartedOverTheConnectionIsReachedBySocks() throws IOException {
    int socks = Ports.free();
    try (Running code = alicesSsh().with("-T", "-D", "127.0.0.1:" + socks).start("sh")) {
      code.stdin().write(SCRIPT.getBytes(StandardCharsets.US_ASCII));
      code.stdin().flush();
      assertThat(HostService.heardThrough(socks, port(code))).isEqualTo(HELLO);
    }
  }

  /** JetBrains': the port that the server tells is forwarded by another connection. */
  @Test
  default void aPortThatWasToldIsForwardedByAnotherConnection() throws IOException {
    int local = Ports.free();
    try (Running server = alicesSsh().with("-T").start("sh")) {
      server.stdin().write(SCRIPT.getBytes(StandardCharsets.US_ASCII));
      server.stdin().flush();
      String forward = local + ":127.0.0.1:" + port(server);
      try (Running ssh = alicesSsh().with("-N", "-v", "-L", forward).start()) {
        ssh.stderr().await("Entering interactive session", PATTERN_PATIENCE);
        assertThat(HostService.heardAt(local)).isEqualTo(HELLO);
      }
    }
  }

  private static int port(Running server) {
    server.stdout().await("==\n", PATTERN_PATIENCE);
    Matcher told = LISTENING.matcher(server.stdout().text());
    assertThat(told.find()).as(server.describe()).isTrue();
    return Integer.parseInt(told.group(1));
  }

  @Test
  default void whatGoesThroughIsTheSame() throws IOException {
    int local = Ports.free();
    String serve = "head -c " + MEBIBYTES + "m /dev/urandom >/tmp/bulk; sha256sum </tmp/bulk;"
        + " echo up; exec nc -l -p 5000 </tmp/bulk";
    try (Running server =
        alicesSsh().with("-v", "-L", local + ":127.0.0.1:5000").start(serve)) {
      server.stdout().await("up\n", PATTERN_PATIENCE);
      String wanted = server.stdout().text().split(" ", 2)[0];
      assertThat(hashOf(local)).isEqualTo(wanted);
    }
  }

  @Test
  default void fiftyConnectionsAtOnceGoTheirOwnWays() throws IOException {
    int local = Ports.free();
    List<Socket> open = new ArrayList<>();
    try (Running echo = alicesSsh().start("nc -ll -p 4801 -e cat & echo up; exec cat");
        Running ssh = alicesSsh().with("-N", "-L", local + ":127.0.0.1:4801").start()) {
      echo.stdout().await("up", PATTERN_PATIENCE);
      for (int i = 0; i < 50; i++) {
        open.add(echoing(local));
      }
      for (int i = 0; i < open.size(); i++) {
        open.get(i).getOutputStream().write(i);
      }
      for (int i = 0; i < open.size(); i++) {
        assertThat(open.get(i).getInputStream().read()).isEqualTo(i);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** One that has been answered; until then nobody listens yet. */
  private static Socket echoing(int port) throws IOException {
    while (true) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout((int) PATTERN_PATIENCE.toMillis());
      try {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read() == 'x') {
          return socket;
        }
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      socket.close();
    }
  }

  /** Of all that is said at a port, once somebody listens behind it. */
  private static String hashOf(int port) throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (true) {
      MessageDigest digest = sha256();
      long total = 0;
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        InputStream in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          digest.update(buffer, 0, count);
          total += count;
        }
      } catch (SocketException e) {
        total = 0; // Reset: nobody listens yet.
      }
      if (total > 0) {
        return HexFormat.of().formatHex(digest.digest());
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
