package dev.podspawn.cli.it;

import dev.podspawn.fixtures.sshd.SshServer;
import dev.podspawn.fixtures.sshd.SshServerConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A person's own machine and two servers, which the tests of the client's side share. */
abstract class ClientPromises {
  static final Duration LIMIT = Duration.ofSeconds(60);

  static ClientMachine machine;
  static SshServer any;
  static SshServer work;

  @BeforeAll
  static void start() {
    machine = ClientMachine.make();
    any = SshServer.start(SshServerConfig.plain());
    work = SshServer.start(SshServerConfig.plain().with("ListenAddress ::1"));
  }

  @AfterAll
  static void stop() {
    List<AutoCloseable> all = new java.util.ArrayList<>();
    java.util.stream.Stream.of(work, any, machine)
        .filter(java.util.Objects::nonNull)
        .forEach(all::add);
    all.forEach(ClientSideIT::close);
  }

  static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void setUp() {
    machine.trust(
        any.knownHostsLine(),
        work.knownHostsLine(),
        ClientMachine.knownAs(work, "::1"),
        "localhost " + work.knownHostsLine().substring(work.knownHostsLine().indexOf(' ') + 1));
    machine.write(
        ".podspawn/config.yaml",
        "servers:\n  default: 127.0.0.1:" + any.port() + "\n  mappings:\n    work.pod: 127.0.0.1:"
            + work.port() + "\n    six.pod: \"[::1]:" + work.port()
            + "\"\n    far.pod: {host: \"127.0.0.1:" + work.port()
            + "\", jump: other.pod, project: api}\n    down.pod: 127.0.0.1:1\n");
    machine.podspawn("setup").ok();
  }
}
