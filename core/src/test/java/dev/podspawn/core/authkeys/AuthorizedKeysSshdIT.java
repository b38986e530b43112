package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.sshd.SshServer;
import dev.podspawn.fixtures.sshd.SshServerConfig;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real sshd reads our lines: what they grant and what they refuse is what we meant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizedKeysSshdIT {
  private static final String LAUNCHER = """
      #!/bin/sh
      printf '[%s]' "$@"
      [ -t 0 ] && printf ' tty'
      [ -n "$SSH_AUTH_SOCK" ] && printf ' agent'
      printf ' asked for %s\\n' "$SSH_ORIGINAL_COMMAND"
      """;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private TestAccount account;
  private ShortTempDir dir;
  private SshServer server;
  private SshKey key;

  @BeforeAll
  void start() {
    account = closedLater(TestAccount.create());
    dir = closedLater(ShortTempDir.create());
    executable(dir.write("launcher", LAUNCHER));
    Path command = executable(dir.write("keys", "#!/bin/sh\ncat " + dir.resolve("lines") + "\n"));
    server =
        closedLater(SshServer.start(SshServerConfig.plain().keysCommand(command, "nobody", "%u")));
    key = server.newKey("alice");
  }

  @AfterAll
  void close() throws Exception {
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).close();
    }
  }

  @Test
  void theForcedCommandSurvivesSshdAndTheLoginShell() {
    Path config = dir.resolve("a 'b' \"c\" $HOME `id` * \\ ;&|#.yaml");
    publish(key.publicLine(), Optional.of(config));
    assertThat(client().run("echo 'own command'").ok().stdout())
        .isEqualTo("[spawn][--config]["
            + config
            + "][--user]["
            + account.name()
            + "] asked for echo 'own command'\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                | tty agent",
        "no-pty                          | agent",
        "no-agent-forwarding             | tty",
        "restrict                        | -",
        "restrict,pty                    | tty",
        "restrict,agent-forwarding       | agent",
        "from=127                        | tty agent",
        "expiry                          | tty agent"
      },
      quoteCharacter = '"')
  void aLineGrantsNoMoreThanItsOwnOptions(String options, String granted) {
    String own = switch (options == null ? "" : options) {
      case "from=127" -> "from=\"127.0.0.1\" ";
      case "expiry" -> "expiry-time=\"20990101\" ";
      case "" -> "";
      default -> options + " ";
    };
    publish(own + key.publicLine(), Optional.empty());
    List<String> ssh = new ArrayList<>(List.of("ssh-agent"));
    ssh.addAll(client().with("-A").argv("true"));
    assertThat(Command.of(ssh).runOk().stdout())
        .isEqualTo("[spawn][--user]["
            + account.name()
            + "]"
            + (granted.contains("agent") ? " agent" : "")
            + " asked for true\n");
    // With -tt ssh gives up when it gets no terminal.
    Result withTerminal = client().with("-tt").run("true");
    assertThat(withTerminal.exit()).isEqualTo(granted.contains("tty") ? 0 : 255);
    assertThat(withTerminal.stdout().contains("] tty asked")).isEqualTo(granted.contains("tty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=\"192.0.2.1\"", "expiry-time=\"20200101\"", "cert-authority"})
  void aLineKeepsItsConditions(String options) {
    publish(options + " " + key.publicLine(), Optional.empty());
    Result result = client().run("true");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stderr()).contains("Permission denied");
  }

  @Test
  void nothingIsForwarded() {
    publish("port-forwarding,permitopen=\"*:*\" " + key.publicLine(), Optional.empty());
    Result result = client().with("-W", "127.0.0.1:" + server.port()).run();
    assertThat(result.stdout()).isEmpty();
    assertThat(result.exit()).isEqualTo(255);
    server.awaitLog("refused local port forward", Duration.ofSeconds(20));
  }

  @Test
  void aCertificateOfAnAcceptedAuthorityLogsIn() {
    SshKey authority = server.newKey("authority");
    SshKey certified = server.newKey("certified");
    Command.of("ssh-keygen", "-q", "-s", authority.privateKey().toString(), "-I", "test")
        .with("-n", "anna", certified.privateKey() + ".pub")
        .runOk();
    SshClient client = server.client(account.name(), certified);
    String line = authority.publicLine();
    publish("cert-authority,principals=\"bob,anna\" " + line, Optional.empty());
    assertThat(client.run("x").ok().stdout()).contains("[--user][" + account.name() + "]");
    publish("cert-authority,principals=\"bob\" " + line, Optional.empty());
    assertThat(client.run("x").exit()).isEqualTo(255);
  }

  private void publish(String line, Optional<Path> config) {
    UserName user = UserName.parse(account.name());
    dir.write("key-files/" + user, line + "\n");
    ForcedCommandLine command =
        new ForcedCommandLine(dir.resolve("launcher"), config, RunAs.LOGIN_USER);
    List<String> lines = new AuthorizedKeys(dir.resolve("key-files"), command, new CapturedLog())
        .linesFor(user, OfferedKey.ANY);
    assertThat(lines).hasSize(1);
    dir.write("lines", lines.get(0) + "\n");
  }

  private SshClient client() {
    return server.client(account.name(), key);
  }

  private <T extends AutoCloseable> T closedLater(T part) {
    parts.add(part);
    return part;
  }

  private static Path executable(Path file) {
    Command.of("chmod", "0755", file.toString()).runOk();
    return file;
  }
}
