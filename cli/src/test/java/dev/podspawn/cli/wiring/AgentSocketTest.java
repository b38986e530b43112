package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.guest.AgentAddress;
import dev.podspawn.core.spawn.ProcessEnvironment;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentSocketTest {
  @Test
  void onlyAnAbsolutePathToASocketIsAnAgent() throws IOException {
    try (ShortTempDir dir = ShortTempDir.create();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = dir.resolve("agent.1");
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(read("SSH_AUTH_SOCK=" + socket)).contains(socket);
      Path link = Files.createSymbolicLink(dir.resolve("link"), socket);
      assertThat(read("SSH_AUTH_SOCK=" + link)).contains(link);
      assertThat(read("SSH_AUTH_SOCK=" + dir.write("file", ""))).isEmpty();
      assertThat(read("SSH_AUTH_SOCK=" + dir.path())).isEmpty();
      assertThat(read("SSH_AUTH_SOCK=" + dir.resolve("missing"))).isEmpty();
      assertThat(read("SSH_AUTH_SOCK=agent.1")).isEmpty();
      assertThat(read("SSH_AUTH_SOCK=")).isEmpty();
      assertThat(read("OTHER=" + socket)).isEmpty();
    }
  }

  @Test
  void behindSudoOnlyALentAgentOfTheCallersCounts() throws IOException {
    try (ShortTempDir dir = ShortTempDir.create();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = dir.resolve("s");
      server.bind(UnixDomainSocketAddress.of(socket));
      RunAs service = new RunAs.ServiceAccount("engine");
      assertThat(read(service, "SUDO_USER=alice", "PODSPAWN_AGENT=" + socket))
          .contains(new AgentAddress(socket, Optional.of("alice")));
      assertThat(read(service, "SUDO_USER=alice", "SSH_AUTH_SOCK=" + socket)).isEmpty();
      assertThat(read(service, "PODSPAWN_AGENT=" + socket)).isEmpty();
      assertThat(read(RunAs.LOGIN_USER, "SUDO_USER=alice", "PODSPAWN_AGENT=" + socket))
          .isEmpty();
      assertThat(read(RunAs.LOGIN_USER, "SUDO_USER=alice", "SSH_AUTH_SOCK=" + socket))
          .contains(new AgentAddress(socket, Optional.empty()));
    }
  }

  private static Optional<Path> read(String variable) {
    return read(RunAs.LOGIN_USER, variable).map(AgentAddress::socket);
  }

  private static Optional<AgentAddress> read(RunAs runAs, String... variables) {
    byte[] block = (String.join("\0", variables) + "\0").getBytes(StandardCharsets.UTF_8);
    return AgentSocket.of(ProcessEnvironment.parse(block), runAs);
  }
}
