package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortsTest {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue\n";

  @TempDir
  private Path net;

  @Test
  void whoListensOnTheLoopbackOrEverywhereIsInTheWay() throws IOException {
    Files.writeString(
        net.resolve("tcp"),
        HEAD + "   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000\n"
            + "   1: 00000000:0BB9 00000000:0000 0A 00000000:00000000 00:00000000\n"
            + "   2: 020200C0:0BBA 00000000:0000 0A 00000000:00000000 00:00000000\n"
            + "  13: 0100007F:0BBB 0100007F:D431 01 00000000:00000000 00:00000000\n"
            + "nonsense\n");
    assertThat(new TakenPorts(net).now()).containsExactlyInAnyOrder(3000, 3001);
    String zeros = "00000000000000000000000000000000:0000 0A 0\n";
    Files.writeString(
        net.resolve("tcp6"),
        HEAD + "   0: 00000000000000000000000000000000:0FA0 " + zeros
            + "   1: 0000000000000000FFFF00000100007F:0FA1 " + zeros
            + "   2: 00000000000000000000000001000000:0FA2 " + zeros
            + "   3: 000080FE00000000FF005452010000FE:0FA3 " + zeros);
    assertThat(new TakenPorts(net).now()).containsExactlyInAnyOrder(3000, 3001, 4000, 4001);
  }

  @Test
  void theKernelSaysItSo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(TakenPorts.OF_HOST.now()).contains(socket.getLocalPort());
    }
    assertThat(new TakenPorts(net.resolve("none")).now()).isEmpty();
  }
}
