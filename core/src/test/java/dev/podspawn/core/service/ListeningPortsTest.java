package dev.podspawn.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningPortsTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

  @TempDir
  Path proc;

  @Test
  void listenersOfBothFamiliesCountAndConnectionsDoNot() throws IOException {
    Path net = Files.createDirectories(proc.resolve("7/net"));
    Files.writeString(
        net.resolve("tcp"),
        HEAD + "   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0\n"
            + "   1: 0100007F:D431 0100007F:1539 01 00000000:00000000 00:00000000 00000000 0\n");
    ListeningPorts ports = new ListeningPorts(proc);
    assertThat(ports.of(7)).containsExactly(5432);
    Files.writeString(
        net.resolve("tcp6"),
        HEAD + "   0: 00000000000000000000000000000000:18EB 00000000000000000000000000000000:0000"
            + " 0A 00000000:00000000 00:00000000 00000000 0\n");
    assertThat(ports.of(7)).containsExactlyInAnyOrder(5432, 6379);
    assertThatThrownBy(() -> ports.of(8)).isInstanceOf(IOException.class);
    Files.writeString(net.resolve("tcp"), HEAD + "   0: nonsense 00000000:0000 0A 0\n");
    assertThatThrownBy(() -> ports.of(7)).hasMessageContaining("nonsense");
  }

  @Test
  void theKernelSaysItSo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int self = (int) ProcessHandle.current().pid();
      assertThat(ListeningPorts.OF_HOST.of(self)).contains(socket.getLocalPort());
    }
  }
}
