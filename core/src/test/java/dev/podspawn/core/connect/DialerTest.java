package dev.podspawn.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that answer, refuse, and say nothing; all of them are this machine's own. */
class DialerTest {
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable thing : open) {
      thing.close();
    }
  }

  @Test
  void theFirstThatAnswersWins() throws IOException {
    int port = listen("127.0.0.1", 0).getLocalPort();
    try (SocketChannel channel = dial(5, port, "127.0.0.1")) {
      assertThat(channel.isBlocking()).isTrue();
      assertThat(channel.getRemoteAddress()).hasToString("/127.0.0.1:" + port);
    }
  }

  @Test
  void anAddressThatRefusesCostsNoTime() throws IOException {
    int port = listen("127.0.0.1", 0).getLocalPort();
    long start = System.nanoTime();
    try (SocketChannel channel =
        dial(60, port, "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.1")) {
      assertThat(channel.getRemoteAddress()).hasToString("/127.0.0.1:" + port);
    }
    // Three waits of 250 ms would be more, whatever else this machine does.
    assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void anAddressThatSaysNothingIsNotWaitedFor() throws IOException {
    int port = silent().getLocalPort();
    listen("127.0.0.1", port);
    try (SocketChannel channel = dial(60, port, "127.0.0.2", "127.0.0.1")) {
      assertThat(channel.getRemoteAddress()).hasToString("/127.0.0.1:" + port);
    }
  }

  @Test
  void silenceEndsAtTheLimit() throws IOException {
    int port = silent().getLocalPort();
    assertThatThrownBy(() -> dial(1, port, "127.0.0.2"))
        .hasMessageStartingWith("PS1704 could not connect to test:" + port);
  }

  @Test
  void whenAllRefuseItIsRefused() throws IOException {
    int port = listen("127.0.0.1", 0).getLocalPort();
    assertThatThrownBy(() -> dial(60, port, "127.0.0.3", "127.0.0.4"))
        .hasMessageStartingWith("PS1703 ")
        .hasMessageContaining("connection refused");
  }

  @Test
  void anUnknownNameIsSaidToBeOne() {
    assertThatThrownBy(() -> Dialer.USUAL.connect("no-such-host.invalid", 22))
        .hasMessageStartingWith("PS1702 could not connect to no-such-host.invalid");
  }

  @Test
  void familiesTakeTurns() throws IOException {
    InetAddress a = InetAddress.getByName("10.0.0.1");
    InetAddress b = InetAddress.getByName("10.0.0.2");
    InetAddress six = InetAddress.getByName("2001:db8::1");
    assertThat(Families.inTurn(a, b, six)).containsExactly(a, six, b);
    assertThat(Families.inTurn(six, a, b)).containsExactly(six, a, b);
  }

  private static SocketChannel dial(int seconds, int port, String... addresses) throws IOException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    return new Dialer(Duration.ofSeconds(seconds)).connect("test", port, all);
  }

  private ServerSocket listen(String address, int port) throws IOException {
    ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName(address));
    open.add(socket);
    return socket;
  }

  /** A listener whose queue is full: the kernel drops what else arrives. */
  private ServerSocket silent() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"));
    open.add(socket);
    for (int i = 0; i < 4; i++) {
      SocketChannel filler = SocketChannel.open();
      open.add(filler);
      filler.configureBlocking(false);
      filler.connect(new InetSocketAddress("127.0.0.2", socket.getLocalPort()));
    }
    return socket;
  }
}
