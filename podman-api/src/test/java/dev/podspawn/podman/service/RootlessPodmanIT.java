package dev.podspawn.podman.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login account starts its own Podman, and works with it. */
@Timeout(300)
final class RootlessPodmanIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private TestAccount account;
  private TestEngine engine;
  private String classPath;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
    engine = TestEngine.rootless(account);
    classPath = copyClassPath();
  }

  @AfterEach
  void removeAccount() {
    try (TestAccount closedLast = account) {
      if (engine != null) {
        engine.close();
      }
    }
  }

  /** The build's directories need not be readable for the account: what it runs lies in its home. */
  private String copyClassPath() {
    Path home = account.home();
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      String name = String.valueOf(Path.of(entry).getFileName());
      boolean needed = name.matches("(.*classes|podspawn.*|moshi.*|okio.*|okhttp.*)");
      if (needed) {
        Path copy = home.resolve("cp" + copies.size() + "-" + name);
        Command.of("cp", "-r", entry, copy.toString()).runOk();
        copies.add(copy.toString());
      }
    }
    Command.of("sh", "-c", "chown -R \"$1\" \"$2\"/cp*", "sh", account.name(), home.toString())
        .runOk();
    return String.join(":", copies);
  }

  private Command login(String what) {
    return account
        .command("java", "-cp", classPath, LoginUserProgram.class.getName(), what)
        .timeout(LIMIT);
  }

  private long services() {
    return account.processes().stream()
        .filter(process -> process.toString().contains("system service"))
        .count();
  }

  @Test
  void loginStartsTheServiceWhichOutlivesIt() {
    assertThat(login("run").runOk().stdout()).isEqualTo("ran\n\n");
    long running = services();
    assertThat(running).isPositive();
    assertThat(login("run").runOk().stdout()).isEqualTo("ran\n\n");
    assertThat(services()).isEqualTo(running);
  }

  @Test
  void severalLoginsAtOnceStartOneServiceAndAllWork() {
    List<Running> logins = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      logins.add(login("run").start());
    }
    for (Running running : logins) {
      Result result = running.result(LIMIT);
      assertThat(result.stdout()).as(result.toString()).isEqualTo("ran\n\n");
    }
    long afterAll = services();
    login("run").runOk();
    assertThat(services()).isEqualTo(afterAll);
  }

  @Test
  void socketLeftOverFromAServiceThatWasKilledIsReplaced() {
    login("run").runOk();
    account
        .command("pkill", "-KILL", "-u", account.name(), "-f", "system service")
        .runOk();
    assertThat(account.podmanSocket()).exists();
    assertThat(login("run").runOk().stdout()).isEqualTo("ran\n\n");
  }

  @Test
  void programOfAnotherUserOfTheContainerIsEnded() {
    assertThat(login("end").runOk().stdout()).isEqualTo("ended 0\n");
  }

  @Test
  void serviceThatCannotStartIsExplained() {
    account.install(".config/containers/containers.conf", "this is no TOML\n");
    Result result = login("run").runOk();
    assertThat(result.lines())
        .hasSize(2)
        .satisfiesExactly(
            person -> assertThat(person)
                .startsWith("PS1301 could not start the container engine: ")
                .doesNotContain("/run/"),
            admin -> assertThat(admin)
                .contains("it ended with status", "containers.conf")
                .contains(account.podmanSocket().toString()));
  }

  @Test
  void missingRuntimeDirectoryIsExplained() {
    Command.of("rm", "-rf", account.runtimeDir().toString()).runOk();
    Result result = login("run").runOk();
    assertThat(result.stdout())
        .contains("PS1301 could not find the container engine of this account")
        .contains("there is no directory " + account.runtimeDir())
        .contains("try \"loginctl enable-linger " + account.uid() + "\"");
  }
}
