package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake gets its one-line error and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private PodHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  BadInputIT() {}

  @BeforeAll
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void configurationIsPutRight() {
    host.installation().configure("");
    assertThat(alice.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
  }

  @Test
  void anUnknownUserHasNoKeysAndThatIsNoFailure() {
    Result result = podspawn("auth-keys", "nobody-we-know").ok();
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", "-x", "Alice", "a/b", "a b", "a\nb"})
  void aNameThatIsNoneIsRefused(String name) {
    Result result = podspawn("auth-keys", name);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).matches("PS100[12] could not [^\n]*; try [^\n]*\n");
  }

  @Test
  void anEmptyKeyFileGivesNoKeysAndALineInTheLog() {
    Path log = host.installation().file("keys.log");
    host.installation().writeKeys(alice.account(), "\n# nothing yet\n");
    Result result =
        podspawn("--log-file", log.toString(), "auth-keys", alice.name()).ok();
    assertThat(result.stdout()).isEmpty();
    assertThat(contentOf(log)).contains("PS1204").hasLineCount(1);
    restoreKeys();
  }

  @Test
  void aGarbageLineIsSkippedAndLoggedAndTheOthersCount() {
    Path log = host.installation().file("garbage.log");
    host.installation()
        .writeKeys(alice.account(), "garbage\n" + alice.key().publicLine() + "\nssh-rsa !!!\n");
    Result result =
        podspawn("--log-file", log.toString(), "auth-keys", alice.name()).ok();
    assertThat(result.lines()).hasSize(1).allMatch(line -> line.startsWith("command=\""));
    assertThat(contentOf(log))
        .contains("PS1203 could not use line 1 ", "line 3 ")
        .hasLineCount(2);
    assertThat(alice.run("true").exit()).isZero();
    restoreKeys();
  }

  @Test
  void anImageThatDoesNotExistIsSaid() {
    host.installation().configure("defaults:\n  image: localhost/no/such-image:1\n");
    assertLoginFails("PS1312");
  }

  @Test
  void aContainerThatCannotStartIsSaid() {
    host.installation().configure("security:\n  tmpfs:\n    /bin: size=1m\n");
    assertLoginFails("PS1322");
  }

  @Test
  void aContainerThatDiesRightAfterItsStartIsSaid() {
    Path tar = ShortLived.tar(host.installation().file("short-lived.tar"));
    alice.engine().importImage(tar, ShortLived.REFERENCE);
    // In direct mode, for the toolbox's own sleep is PID 1 where podspawn brings it.
    host.installation()
        .configure(
            "defaults:\n  image: " + ShortLived.REFERENCE + "\nsession:\n  transport: direct\n");
    assertLoginFails("PS1323");
  }

  @Test
  void aMissingShellIsSaid() {
    host.installation()
        .configure("defaults:\n  image: " + PodHost.image() + "\n  shell: /no/such/shell\n");
    assertLoginFails("PS1332");
  }

  @Test
  void anEngineSocketThatIsNotThereIsSaid() {
    host.installation().configure("engine:\n  socket: /run/no-such-engine.sock\n");
    assertLoginFails("PS1301");
  }

  @Test
  void anEngineSocketThatMayNotBeOpenedIsSaid() {
    Path socket = host.installation().refusingSocket();
    host.installation().configure("engine:\n  socket: " + socket + "\n");
    assertLoginFails("PS1302");
  }

  @Test
  void allMistakesOfAConfigurationAreReportedTogether() {
    host.installation()
        .configure(
            "session:\n  mode: sometimes\nresources:\n  max_per_user: many\npool:\n  size: -1\n");
    Result login = spawnBy(alice.name());
    assertThat(login.exit()).isEqualTo(255);
    assertThat(login.stderr()).startsWith("PS1101 ").contains("3 mistakes").hasLineCount(1);
    Result result = podspawn("auth-keys", alice.name());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .contains("session.mode", "resources.max_per_user", "pool.size", "config.yaml:");
  }

  @Test
  void spawnWithoutAUserIsSaid() {
    Result result = podspawn("spawn");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stderr()).startsWith("PS1001 ").contains("--user").hasLineCount(1);
  }

  @Test
  void anUnknownProjectIsRefusedAndNotReplacedByADefault() {
    Result result = alice.ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=backend").run("echo landed");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).startsWith("PS1004 ").hasLineCount(1);
  }

  @Test
  void somebodyElsesUserIsRefused() {
    Result result = spawnBy("root");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stderr()).startsWith("PS1003 ").hasLineCount(1);
  }

  @Test
  void aKeyFileOfAnotherUserOpensNothing() {
    TestAccount mallory = TestAccount.create();
    try (mallory) {
      SshKey key = host.sshd().newKey("mallory");
      host.installation().adopt(mallory, key.publicLine());
      Result result = host.sshd().client(alice.name(), key).run("true");
      assertThat(result.exit()).isEqualTo(255);
      assertThat(result.stderr()).contains("Permission denied");
    }
  }

  /** What the forced command would be, run by alice's account without sshd. */
  private Result spawnBy(String user) {
    return alice
        .account()
        .command(host.installation().launcher().toString(), "spawn")
        .with("--config", host.installation().config().toString(), "--user", user)
        .run();
  }

  private void assertLoginFails(String code) {
    Result result = alice.run("echo landed");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).startsWith(code + " could not ").hasLineCount(1);
    assertThat(result.stderr()).doesNotContain("\tat ", "Exception");
  }

  private void restoreKeys() {
    host.installation().writeKeys(alice.account(), alice.key().publicLine() + "\n");
  }

  private Result podspawn(String... words) {
    return Command.of(List.of(
            host.installation().launcher().toString(),
            "--config",
            host.installation().config().toString()))
        .with(words)
        .run();
  }

  private static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
