package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.time.Duration;

/** A private git server: a machine beyond the host, whose own sshd lets one key in to one account, which has repositories. */
final class GitServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PORT = 2222;

  private final Internet internet;
  private final TestAccount account;
  private final ShortTempDir dir;
  private final SshKey hostKey;
  private final Running sshd;

  private GitServer(Internet internet, TestAccount account, ShortTempDir dir, Path key) {
    this.internet = internet;
    this.account = account;
    this.dir = dir;
    this.hostKey = SshKey.generate(dir.resolve("host_key"), "host");
    Path authorized = dir.resolve("authorized");
    Command.of("install", "-m", "0644", key + ".pub", authorized.toString()).runOk();
    Path config = dir.write(
        "config",
        "Port " + PORT + "\nListenAddress " + internet.address() + "\nHostKey "
            + hostKey.privateKey() + "\nAuthorizedKeysFile " + authorized
            + "\nStrictModes no\nUsePAM no\nPidFile none\nPasswordAuthentication no\n");
    this.sshd =
        internet.command("/usr/sbin/sshd", "-D", "-e", "-f", config.toString()).start();
    sshd.stderr().await("Server listening on", PATIENCE);
  }

  /** A machine on the other end of a cable; {@code key} is a private one's file, with the public one beside it. */
  static GitServer beyond(Internet internet, Path key) {
    return new GitServer(internet, TestAccount.create(), ShortTempDir.create(), key);
  }

  /** What it takes to know the server: a line of {@code known_hosts}. */
  String knownHost() {
    return "[" + internet.address() + "]:" + PORT + " " + hostKey.publicLine() + "\n";
  }

  /** The address of a repository, which is the server's from now on. */
  String serve(ProjectRepository repository) {
    Command.of("chown", "-R", account.name(), repository.path().toString()).runOk();
    return "ssh://" + account.name() + "@" + internet.address() + ":" + PORT + repository.path();
  }

  /** Gives a repository back, so that git lets its own owner change it. */
  void giveBack(ProjectRepository repository) {
    Command.of("chown", "-R", "root", repository.path().toString()).runOk();
  }

  @Override
  public void close() {
    sshd.close();
    account.close();
    dir.close();
  }
}
