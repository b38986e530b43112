package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshServer;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A person's own machine: an account with the packaged podspawn, a key, and a home directory of its own, which is also
 * what it logs in to on this host's servers. Nothing native of podspawn's is there, nor what only servers need.
 */
final class ClientMachine implements AutoCloseable {
  private static final Path DISTRIBUTION = Path.of("target", "podspawn").toAbsolutePath();
  private static final List<String> SERVERS_ONLY =
      List.of("lib/native", "toolbox", "libexec", "share", "lib/jna*", "lib/sqlite*", "lib/ok*");

  private final ShortTempDir dir;
  private final TestAccount account;

  private ClientMachine(ShortTempDir dir, TestAccount account) {
    this.dir = dir;
    this.account = account;
  }

  static ClientMachine make() {
    Assumptions.assumeTrue(
        Files.isExecutable(DISTRIBUTION.resolve("bin/podspawn")),
        "NOT TESTED: no distribution; run 'mvn package' first");
    ClientMachine made = new ClientMachine(ShortTempDir.create(), TestAccount.create());
    Path copy = made.dir.resolve("pod spawn");
    Command.of("cp", "-r", "--preserve=timestamps", DISTRIBUTION.toString(), copy.toString())
        .runOk();
    Command.of("sh", "-c", "cd \"$1\" && shift && rm -r $*", "sh", copy.toString())
        .with(SERVERS_ONLY.toArray(new String[0]))
        .runOk();
    made.sh("umask 077; mkdir .ssh; ssh-keygen -q -t ed25519 -N '' -f .ssh/id_ed25519"
            + " && cp .ssh/id_ed25519.pub .ssh/authorized_keys")
        .ok();
    return made;
  }

  /** The launcher; there is a blank in its path. */
  Path launcher() {
    return dir.resolve("pod spawn").resolve("bin/podspawn");
  }

  Path home() {
    return account.home();
  }

  Command command(String... words) {
    return account.command(words);
  }

  /** Runs podspawn as the account. */
  Result podspawn(String... words) {
    return account.command(launcher().toString()).with(words).run();
  }

  /** Runs a script as the account; {@code $P} is podspawn. */
  Result sh(String script) {
    return account.command("env", "P=" + launcher(), "sh", "-c", script).run();
  }

  /** Runs ssh as the account, which asks nobody anything. */
  Result ssh(String... words) {
    List<String> all = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes"));
    all.addAll(List.of(words));
    return account.command(all.toArray(new String[0])).run();
  }

  /** Puts servers' keys under the names that ssh itself gives them. */
  void trust(String... lines) {
    account.install(".ssh/known_hosts", String.join("", lines));
  }

  /** As ssh knows a server's key on the loopback by another address. */
  static String knownAs(SshServer server, String host) {
    return server.knownHostsLine().replace("[127.0.0.1]", "[" + host + "]");
  }

  void write(String name, String text) {
    account.install(name, text);
  }

  @Override
  public void close() {
    account.close();
    dir.close();
  }
}
