package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.fixtures.account.TestAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What root runs as an account has the account's rights, and nothing of root's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnerProcessIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestAccount account;

  @BeforeAll
  void setUp() {
    account = TestAccount.create();
  }

  @AfterAll
  void tearDown() {
    if (account != null) {
      account.close();
    }
  }

  private OwnerProcess start(String script) throws IOException {
    Owner owner = Accounts.find(account.name()).orElseThrow();
    return OwnerProcess.start(owner, List.of("sh", "-c", script), Map.of(Actor.VARIABLE, "carol"));
  }

  private OwnerProcess.End run(String script) throws IOException {
    return start(script).await(PATIENCE);
  }

  @Test
  void itIsTheAccountAndHasNoOtherGroup() throws IOException {
    assertThat(run("id -u; id -g; id -G").output())
        .isEqualTo(account.uid() + "\n" + account.gid() + "\n" + account.gid() + "\n");
  }

  @Test
  void itHasNoCapability() throws IOException {
    String status = run("grep -E '^Cap(Inh|Prm|Eff|Amb)' /proc/self/status").output();
    assertThat(status.lines()).hasSize(4).allMatch(line -> line.endsWith("\t0000000000000000"));
  }

  @Test
  void itHasASessionOfItsOwnWithoutATerminalOrInput() throws IOException {
    String script = "read -r pid name state parent group session tty rest </proc/self/stat;"
        + " echo \"$((pid - session)) $tty\"; readlink /proc/self/fd/0; ls /proc/self/fd | wc -l";
    // The fourth descriptor is that of ls on the directory.
    assertThat(run(script).output()).isEqualTo("0 0\n/dev/null\n4\n");
  }

  @Test
  void itsEnvironmentIsAnAccountsAndNotRoots() throws IOException {
    assertThat(run("env | cut -d= -f1 | sort").output().lines())
        .containsExactlyInAnyOrder(
            "HOME", "LANG", "LOGNAME", "PATH", Actor.VARIABLE, "PWD", "USER", "XDG_RUNTIME_DIR");
    assertThat(run("pwd; echo $HOME $XDG_RUNTIME_DIR").output())
        .isEqualTo("/\n" + account.home() + " /run/user/" + account.uid() + "\n");
  }

  @Test
  void statusAndErrorsComeBack() throws IOException {
    OwnerProcess.End end = run("echo out; echo err >&2; exit 3");
    assertThat(end).isEqualTo(new OwnerProcess.End(3, "out\n", "err\n"));
  }

  @Test
  @Timeout(60)
  void itIsNotWaitedForLongerThanItsTime() throws IOException {
    OwnerProcess slow = start("sleep 1000");
    assertThatThrownBy(() -> slow.await(Duration.ofMillis(300)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not end");
  }

  @Test
  @Timeout(60)
  void norIsWhatItLeavesRunningWithItsOutputOpen() throws IOException {
    OwnerProcess sly = start("echo said; sleep 1000 & exit 5");
    assertThat(sly.await(Duration.ofSeconds(5))).isEqualTo(new OwnerProcess.End(5, "said\n", ""));
  }

  @Test
  @Timeout(60)
  void endlessOutputIsRefused() throws IOException {
    OwnerProcess endless = start("yes; exit 0");
    assertThatThrownBy(() -> endless.await(PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than anybody would read");
  }

  private Process launch(String script) throws IOException {
    Owner owner = Accounts.find(account.name()).orElseThrow();
    return OwnerProcess.launch(owner, List.of("sh", "-c", script), Map.of());
  }

  @Test
  void whatItSaysIsHandedOnLineByLineUntilItEnds() throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    ExitStatus status = new OwnerLines(launch("echo a; printf b; echo c >&2; exit 3"))
        .follow(lines::add, complaints::add);
    assertThat(status).isEqualTo(new ExitStatus(3));
    assertThat(lines).containsExactly("a", "b");
    assertThat(complaints).containsExactly("c");
  }

  /** What holds its output open has no part in that. */
  @Test
  void anInterruptEndsItWhateverItHasStarted() throws IOException {
    Process process = launch("sleep 1000 & echo $$; exec sleep 1000");
    List<ProcessHandle> left = new ArrayList<>();
    Thread self = Thread.currentThread();
    ExitStatus status = new OwnerLines(process)
        .follow(
            line -> {
              process.descendants().forEach(left::add);
              self.interrupt();
            },
            complaint -> {});
    left.forEach(ProcessHandle::destroyForcibly);
    assertThat(status).isEqualTo(ExitStatus.OK);
    assertThat(process.isAlive()).isFalse();
    assertThat(left).hasSize(1);
  }
}
