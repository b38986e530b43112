package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ports of a Podfile where a container of its own keeps the session's network. */
interface ForwardingPorts {
  Duration PORT_PATIENCE = Duration.ofSeconds(60);

  PodHost host();

  PodUser alice();

  @Test
  default void aPublishedPortLeadsIntoTheNetworkThatIsForwardedInto() {
    EngineHost server = new EngineHost(alice().engine());
    Podspawn podspawn = new Podspawn(host().installation());
    int port = Ports.free();
    host().installation().writeSettings(alice(), "forwarding: container+x11\nports: loopback\n");
    try (ProjectRepository web = ProjectRepository.with("base: " + PodHost.image()
        + "\nshell: /bin/sh\nmount: none\nports: {expose: [" + port + "], strategy: expose}\n")) {
      podspawn
          .run("add-project", "web", "--repo", web.path().toString(), "--mode", "grace-period")
          .ok();
      SshClient ssh = alice().ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=web");
      try (TerminalDriver terminal =
          TerminalDriver.start(ssh.with("-tt").argv(), TerminalDriver.environment(), 24, 200)) {
        terminal.expect(
            "ports: " + port + " is 127.0.0.1:" + port + " on this server", PORT_PATIENCE);
        terminal.enter(
            "mkdir /tmp/w; echo web >/tmp/w/index.html; httpd -p " + port + " -h /tmp/w");
        Await.until(
            "the server", PORT_PATIENCE, () -> server.page("127.0.0.1", port).equals("web\n"));
        assertThat(podspawn
                .run("inspect", "--security", alice().name() + "@web", "--format", "{in_force}|")
                .stdout())
            .contains(port + " is 127.0.0.1:" + port + "|");
      }
      podspawn.run("kill", alice().name() + "@web").ok();
      Await.until(
          "the end of the port", PORT_PATIENCE, () -> server.listeners(port).isEmpty());
      podspawn.run("remove-project", "web", "--yes").ok();
    } finally {
      host().installation().writeSettings(alice(), "forwarding: container+x11\n");
    }
  }
}
