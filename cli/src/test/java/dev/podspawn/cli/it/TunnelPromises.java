package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code connect --tunnel}: a connection to sshd in the container, by a login whose own sshd forwards nothing. A web server
 * on the container's loopback says where a forward has come out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TunnelPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int INSIDE = 7777;
  private static final String GET = "GET /where HTTP/1.0\r\n\r\n";

  private final EngineKind kind;
  private ServerAndClient both;
  private ClientMachine machine;

  @SuppressWarnings("NullAway.Init")
  TunnelPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start() {
    both = ServerAndClient.start(kind);
    machine = both.machine();
    both.host().installation().toolboxBuild().runOk();
  }

  @AfterAll
  void stop() {
    if (both != null) {
      both.close();
    }
  }

  @Test
  void everyForwardComesOutInTheContainer() throws Exception {
    try (Running inside = webServer();
        ServerSocket ours = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(machine
              .sh("printf 'GET /where HTTP/1.0\\r\\n\\r\\n' | ssh -o BatchMode=yes -W 127.0.0.1:"
                  + INSIDE + " " + name())
              .ok()
              .stdout())
          .endsWith("in the container\n");
      int local = freePort();
      int socks = freePort();
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(ours));
      try (Running tunnel = machine
          .command("ssh", "-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes")
          .with("-L", local + ":127.0.0.1:" + INSIDE, "-D", "127.0.0.1:" + socks)
          .with("-R", "7778:127.0.0.1:" + ours.getLocalPort(), name())
          .with("wget -q -O - http://127.0.0.1:7778/; echo; echo ready; read end")
          .start()) {
        tunnel.stdout().await("ready", PATIENCE);
        assertThat(tunnel.stdout().text()).startsWith("on the client\n");
        answered.get();
        assertThat(get(new Socket(), local)).endsWith("in the container\n");
        Proxy proxy = new Proxy(
            Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), socks));
        assertThat(get(new Socket(proxy), INSIDE)).endsWith("in the container\n");
        assertThatThrownBy(() -> get(new Socket(), INSIDE)).isInstanceOf(ConnectException.class);
        tunnel.stdin().close();
        assertThat(tunnel.result(PATIENCE).exit()).isNotEqualTo(255);
      }
      inside.stdin().close();
    }
    // Not at once: ssh, when it ends, tells its ProxyCommand so.
    Await.until(
        "the end of the tunnels' host keys",
        PATIENCE,
        () -> machine.sh("cat .podspawn/tunnel/known_hosts").ok().stdout().isEmpty());
  }

  @Test
  void aLoginByATunnelIsOneInTheContainer() {
    PodUser alice = both.alice();
    try (Running held = alice.ssh().start("echo held; cat")) {
      held.stdout().await("held", PATIENCE);
      Result login = machine.ssh(name(), "echo $PODSPAWN_USER; id -u; exit 7");
      assertThat(login.lines()).containsExactly(alice.name(), "0");
      assertThat(login.exit()).isEqualTo(7);
      machine.sh("echo 'put .ssh/config sent' | sftp -q -b - " + name()).ok();
      assertThat(alice.run("head -n 2 sent").ok().stdout()).endsWith("Include podspawn_config\n");
      Await.until(
          "the end of the tunnel's files",
          PATIENCE,
          () -> alice.run("ls -d /dev/shm/podspawn-* /tmp/podspawn-*").stdout().isEmpty());
    }
  }

  @Test
  void anAccountThatIsNotRootHasOneToo() {
    Installation installation = both.host().installation();
    both.alice().awaitNoContainer();
    installation.configure("defaults:\n  image: " + PodHost.image() + "\n  user: dev\n");
    try (Running inside = webServer()) {
      assertThat(machine.ssh(name(), "id -u").ok().lines()).containsExactly("1000");
      assertThat(machine
              .sh("printf 'GET /where HTTP/1.0\\r\\n\\r\\n' | ssh -o BatchMode=yes -W 127.0.0.1:"
                  + INSIDE + " " + name())
              .ok()
              .stdout())
          .endsWith("in the container\n");
    } finally {
      both.alice().awaitNoContainer();
      installation.configure("");
    }
  }

  @Test
  void anotherHostKeyIsRefused() {
    Result refused = machine.ssh("-o", "UserKnownHostsFile=/dev/null", name(), "true");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stderr()).contains("Host key verification failed");
  }

  @Test
  void nobodyElseGetsIn() {
    Result other = machine.sh("ssh -o BatchMode=yes -o ProxyCommand=\"'$P' connect --tunnel "
        + both.alice().name() + " box.pod.tunnel 22\" nobody@box.pod.tunnel true");
    assertThat(other.exit()).isEqualTo(255);
    assertThat(other.stderr()).contains("nobody@box.pod.tunnel: Permission denied (publickey)");
    Result keyless = machine.ssh("-o", "PubkeyAuthentication=no", name(), "true");
    assertThat(keyless.exit()).isEqualTo(255);
    assertThat(keyless.stderr()).contains("Permission denied (publickey)");
  }

  @Test
  void withoutSshdItSaysSo() {
    Path sshd = both.host().installation().toolbox().resolve("host/libexec/sshd");
    Command.of("mv", sshd.toString(), sshd + ".away").runOk();
    try {
      Result refused = machine.ssh(name(), "true");
      assertThat(refused.exit()).isEqualTo(255);
      assertThat(refused.stderr())
          .contains("PS1706 could not make a tunnel: this server's toolbox has no sshd");
    } finally {
      Command.of("mv", sshd + ".away", sshd.toString()).runOk();
    }
  }

  private String name() {
    return both.alice().name() + "@box.pod.tunnel";
  }

  /** A login that is there as long as its input is open. */
  private Running webServer() {
    Running login = both.alice()
        .ssh()
        .start("mkdir -p /tmp/w; echo in the container >/tmp/w/where;"
            + " /.podspawn/bin/busybox httpd -f -p 127.0.0.1:" + INSIDE
            + " -h /tmp/w & echo held; cat");
    login.stdout().await("held", PATIENCE);
    return login;
  }

  private static String get(Socket socket, int port) throws IOException {
    try (socket) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket peer = server.accept()) {
      byte[] request = new byte[1024];
      if (peer.getInputStream().read(request) > 0) {
        peer.getOutputStream()
            .write("HTTP/1.0 200 OK\r\n\r\non the client".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
