package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.ServiceAccount;
import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The packaged podspawn copied to a root-owned directory, with its configuration, keys and state, and a group for its
 * accounts.
 */
final class Installation implements AutoCloseable {
  private static final Path SUDOERS = Path.of("..", "contrib", "sudoers", "podspawn");
  private static final Path DROP_IN = Path.of("..", "contrib", "sshd", "podspawn.conf");
  private static final Path DISTRIBUTION = Path.of("target", "podspawn").toAbsolutePath();

  private final ShortTempDir dir;
  private Optional<ServiceAccount> service = Optional.empty();
  private String engineLines = "";

  private Installation(ShortTempDir dir) {
    this.dir = dir;
  }

  static Installation make() {
    Assumptions.assumeTrue(
        Files.isExecutable(DISTRIBUTION.resolve("bin/podspawn")),
        "NOT TESTED: no distribution; run 'mvn package' first");
    warmUp();
    Installation made = new Installation(ShortTempDir.create());
    Command.of(
            "cp",
            "-r",
            "--preserve=timestamps",
            DISTRIBUTION.toString(),
            made.dir.resolve("podspawn").toString())
        .runOk();
    Command.of(
            "install", "-d", "-m", "0755", made.keys().toString(), made.users().toString())
        .runOk();
    Command.of("groupadd", "--system", made.group()).runOk();
    made.configure("");
    return made;
  }

  /** As server-setup does, but once for each build: Java 25 takes archives of jars that were copied with their times. */
  private static void warmUp() {
    if (!Files.exists(DISTRIBUTION.resolve("lib/archive"))) {
      Command.of(DISTRIBUTION.resolve("bin/podspawn").toString(), "warmup").run();
    }
  }

  /** All logins cross over to the service account, which talks to the engine on this socket. */
  void useService(ServiceAccount account, Path socket) {
    service = Optional.of(account);
    engineLines = "engine:\n  run_as: " + account.name() + "\n  socket: " + socket + "\n";
    configure("");
    Command.of("chown", account.name(), users().toString()).runOk();
    account.sudoers(sudoersOf(account));
  }

  /** Containers that ask for this runtime are made on this socket. */
  void offerRuntime(String runtime, Path socket) {
    String line = "  runtime_sockets: {" + runtime + ": " + socket + "}\n";
    engineLines = engineLines.replace(line, "") + line;
    configure("");
  }

  /** Whom logins cross over to; nobody where each account has an engine of its own. */
  Optional<TestAccount> serviceAccount() {
    return service.map(ServiceAccount::account);
  }

  /** The sudoers file that we ship, with this installation's names in it. */
  private String sudoersOf(ServiceAccount account) {
    try {
      return Files.readString(SUDOERS)
          .replace("(podspawn-engine)", "(" + account.name() + ")")
          .replace("\npodspawn-engine ", "\n" + account.name() + " ")
          .replace("/opt/podspawn/libexec/", home().resolve("libexec") + "/")
          .replace("%podspawn ", "%" + group() + " ")
          .replace("/opt/podspawn/bin/podspawn", launcher().toString())
          .replace(launcher() + " spawn\n", launcher() + " spawn --config " + config() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the configuration anew, with more lines at its end; they may name another mode than the tests' usual one. */
  void configure(String more) {
    String rest = more.contains("  mode: ") ? more : ConfigTexts.atOnce(more);
    String image =
        more.contains("defaults:") ? "" : "defaults:\n  image: " + PodHost.image() + "\n";
    writeConfig("auth:\n  key_dir: " + keys() + "\nstate:\n  dir: " + state() + "\n" + engineLines
        + image + (service.isEmpty() ? ConfigTexts.asGoodAsPossible(rest) : rest));
  }

  /** Writes a configuration that is this text and nothing else. */
  void writeConfig(String text) {
    dir.write("config.yaml", text);
  }

  /** Runs {@code podspawn cleanup} for the user, as whoever owns the user's state. */
  void cleanUp(PodUser user) {
    TestAccount owner = service.isPresent() ? service.get().account() : user.account();
    owner
        .command(launcher().toString(), "--config", config().toString())
        .with("cleanup", "--user", user.name())
        .runOk();
  }

  /** The command {@code toolbox build} of this installation, with more words. */
  Command toolboxBuild(String... words) {
    return Command.of(launcher().toString(), "toolbox", "build").with(words);
  }

  /** Where the toolbox is. */
  Path toolbox() {
    String machine = System.getProperty("os.arch", "");
    return home().resolve("toolbox").resolve(machine.equals("aarch64") ? "arm64" : machine);
  }

  /** Makes the account one of podspawn's, with this public key. */
  void adopt(TestAccount account, String publicLine) {
    Command.of("usermod", "--append", "--groups", group(), account.name()).runOk();
    writeKeys(account, publicLine + "\n");
    if (service.isEmpty()) {
      account.installDir(users().resolve(account.name()));
    }
  }

  void writeKeys(TestAccount account, String text) {
    dir.write("keys/" + account.name(), text);
  }

  /** Writes a user's own settings, and returns their file. */
  Path writeSettings(PodUser user, String text) {
    return dir.write("users/" + user.name() + ".yaml", text);
  }

  /** Writes the list of projects, and returns its file. */
  Path writeProjects(String text) {
    return dir.write("projects.yaml", text);
  }

  Path home() {
    return dir.resolve("podspawn");
  }

  Path launcher() {
    return home().resolve("bin/podspawn");
  }

  Path config() {
    return dir.resolve("config.yaml");
  }

  /** A file of the test's own in the installation's directory. */
  Path file(String name) {
    return dir.resolve(name);
  }

  Path keys() {
    return dir.resolve("keys");
  }

  Path state() {
    return dir.resolve("state");
  }

  private Path users() {
    return state().resolve("users");
  }

  /** A directory of the service account's own, which no login account may look into. */
  Path serviceDirectory(String name) {
    Path made = dir.resolve(name);
    Command.of("install", "-d", "-m", "0750", "-o", service.orElseThrow().name(), made.toString())
        .runOk();
    return made;
  }

  /** How a login crosses over to the service account. */
  List<String> crossing() {
    String account = service.orElseThrow().name();
    return List.of(
        "sudo",
        "-n",
        "-u",
        account,
        launcher().toString(),
        "spawn",
        "--config",
        config().toString());
  }

  /** A Unix socket that no login may open. */
  Path refusingSocket() {
    Path socket = dir.resolve("refusing.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Command.of("chmod", "0600", socket.toString()).runOk();
    return socket;
  }

  String group() {
    return dir.name();
  }

  /**
   * What the drop-in that we ship says about podspawn's accounts, of this installation's group; but for the program that
   * tells keys, which lies elsewhere here, and for clients that fall silent, which tests of that have their own way with.
   */
  String[] matchBlock() {
    try (Stream<String> lines = Files.lines(DROP_IN)) {
      return lines
          .map(String::strip)
          .dropWhile(line -> !line.startsWith("Match Group"))
          .takeWhile(line -> !line.equals("Match all"))
          .filter(line -> !line.startsWith("AuthorizedKeysCommand"))
          .filter(line -> !line.startsWith("ClientAlive"))
          .map(line -> line.replace("Match Group podspawn", "Match Group " + group()))
          .map(line -> line.replace("/etc/podspawn", dir.path().toString()))
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Command.of("groupdel", "--force", group()).run();
    dir.close();
  }
}
