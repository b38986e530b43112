package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A server whose users' forwarding ends in their containers, two users, and a service on the host's loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForwardingBench {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final String INSIDE = "in the container\n";

  private final EngineKind kind;
  PodHost host;
  PodUser alice;
  PodUser bob;
  HostService outside;

  /** In the container; each test has another, for what it began may be ending still. */
  int port = 3000;

  @SuppressWarnings("NullAway.Init")
  ForwardingBench(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start() {
    host = PodHost.startForwarding(kind);
    // Containers stay between logins, which are quick then; but for bob's.
    Path projects = host.installation().writeProjects("# none yet\n");
    host.installation()
        .configure("projects_file: " + projects
            + "\nforwarding: container\nsession:\n  mode: grace-period\n");
    alice = host.addUser();
    bob = host.addUser();
    host.installation().writeSettings(alice, "forwarding: container+x11\n");
    host.installation().writeSettings(bob, "mode: destroy-on-disconnect\n");
    outside = HostService.onLoopback();
  }

  @BeforeEach
  void takeAnotherPort() {
    port++;
  }

  @AfterAll
  void stop() {
    if (outside != null) {
      outside.close();
    }
    if (host != null) {
      host.close();
    }
  }

  public final SshClient alicesSsh() {
    return alice.ssh();
  }

  public final PodHost host() {
    return host;
  }

  public final PodUser alice() {
    return alice;
  }

  public final PodUser bob() {
    return bob;
  }

  public final int port() {
    return port;
  }

  public final HostService outside() {
    return outside;
  }

  /** Says where a connection to the port in the container comes out. */
  public final Running service() {
    Running service = alice
        .ssh()
        .start("nc -ll -p " + port + " -e echo in the container &" + " until nc 127.0.0.1 " + port
            + " </dev/null 2>/dev/null; do :; done; echo up; exec cat");
    service.stdout().await("up", PATIENCE);
    return service;
  }

  final SshClient ssh(String... options) {
    return alice.ssh().with("-o", "ExitOnForwardFailure=yes").with(options);
  }

  static Running listening(SshClient ssh) {
    Running running = ssh.with("-v").start();
    running.stderr().await("Entering interactive session", PATIENCE);
    return running;
  }
}
