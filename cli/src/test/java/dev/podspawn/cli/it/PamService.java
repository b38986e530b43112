package dev.podspawn.cli.it;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.host.HostLock;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PAM service like the host's own sshd's, with podspawn's lines, for a private sshd; and the group podspawn-net, which
 * is there while anybody needs it.
 */
final class PamService implements AutoCloseable {
  private static final Path MODULES = Path.of("/lib/x86_64-linux-gnu/security");
  private static final Path HOSTS = Path.of("/etc/pam.d/sshd");
  private static final Path MATCH = Path.of("..", "contrib", "sshd", "forwarding.conf");

  private final Path file;
  private final String text;
  private final Set<String> adopted = new HashSet<>();

  private PamService(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static PamService of(Installation installation) {
    Assumptions.assumeTrue(
        Files.exists(MODULES.resolve("pam_usernet.so"))
            || Files.exists(Path.of("/lib/aarch64-linux-gnu/security/pam_usernet.so")),
        "NOT TESTED: no pam_usernet; apt-get install libpam-net");
    try {
      installation.configure("forwarding: container\n");
      Config config = ConfigReader.read(installation.config()).config();
      PamBlock block = new PamBlock(
          installation.home(),
          Optional.of(installation.config()),
          config.engine().runAs(),
          config.state().dir());
      Path file = Path.of("/etc/pam.d", installation.group());
      PamService made = new PamService(file, block.before(Files.readString(HOSTS)));
      made.write(made.text());
      makeGroup();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unless another service of podspawn's needs it, which is written before the group is made. */
  private static void removeGroup() {
    try (Stream<Path> services = Files.list(HOSTS.resolveSibling("."))) {
      if (services.filter(Files::isRegularFile).noneMatch(PamService::isOurs)) {
        Command.of("groupdel", PamBlock.GROUP).run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path service) {
    try {
      return PamBlock.isIn(Files.readString(service, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  static void makeGroup() {
    HostLock.ACCOUNTS.run(
        () -> Command.of("groupadd", "--force", "--system", PamBlock.GROUP).runOk());
  }

  /** An account whose logins enter their container's network; a password that locks it, as ours have there. */
  void adopt(TestAccount account) {
    adopted.add(account.name());
    Command.of("gpasswd", "--add", account.name(), PamBlock.GROUP).runOk();
    Command.of("usermod", "--password", "!", account.name()).runOk();
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  Path file() {
    return file;
  }

  /** As it should be. */
  String text() {
    return text;
  }

  /** Makes it something else. */
  void write(String other) {
    try {
      Files.writeString(file, other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the drop-in that we ship says of the group. */
  static String[] matchBlock() {
    try (Stream<String> lines = Files.lines(MATCH)) {
      return lines.filter(line -> !line.startsWith("#")).toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      for (String account : adopted) {
        Leftovers.of(account);
      }
      HostLock.ACCOUNTS.run(PamService::removeGroup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
