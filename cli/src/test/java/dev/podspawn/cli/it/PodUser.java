package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.sshd.SshServer;
import java.time.Duration;
import java.util.List;

/** Somebody with a key who logs in to a container. */
final class PodUser {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestAccount account;
  private final TestEngine engine;
  private final SshKey key;
  private final SshClient client;

  PodUser(TestAccount account, TestEngine engine, Installation installation, SshServer sshd) {
    this.account = account;
    this.engine = engine;
    this.key = sshd.newKey(account.name());
    installation.adopt(account, key.publicLine());
    this.client = sshd.client(account.name(), key);
  }

  String name() {
    return account.name();
  }

  TestAccount account() {
    return account;
  }

  TestEngine engine() {
    return engine;
  }

  SshKey key() {
    return key;
  }

  /** The real ssh, ready to log in. */
  SshClient ssh() {
    return client;
  }

  /** Logs in and runs a command without input. */
  Result run(String command) {
    return client.run(command);
  }

  /** The user's containers there are. */
  List<String> containers() {
    return engine.containers("podspawn-user=" + name());
  }

  /** Waits until the user's last container is gone. */
  void awaitNoContainer() {
    Await.until(
        "the end of " + name() + "'s container", PATIENCE, () -> containers().isEmpty());
  }

  /** Waits until the user's last network is gone too, which goes after its container. */
  void awaitNothing() {
    awaitNoContainer();
    Await.until(
        "the end of " + name() + "'s network", PATIENCE, () -> networks().isEmpty());
  }

  /** The user's networks there are. */
  List<String> networks() {
    return engine.networks("podspawn-user=" + name());
  }
}
