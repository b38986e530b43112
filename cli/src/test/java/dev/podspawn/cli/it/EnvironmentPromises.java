package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The environment of a login, through a real ssh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnvironmentPromises {
  private final EngineKind kind;
  private ImagesHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  EnvironmentPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
    alice = host.alice();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void programsKnowTheTerminalWhereTheImageHasADatabase() {
    try (Running holder = host.hold(TestImage.DEBIAN)) {
      assertThat(terminal("xterm", "echo $TERM; infocmp >/dev/null && echo known"))
          .containsExactly("xterm", "known");
      assertThat(
              terminal("newest-256color", "echo $TERM; tput colors; infocmp >/dev/null && echo ok"))
          .containsExactly("xterm-256color", "256", "ok");
      host.release(holder);
    }
  }

  @Test
  void theTerminalIsTheClientsOwnWhereTheImageHasNone() {
    try (Running holder = host.hold(TestImage.BUSYBOX)) {
      assertThat(terminal("xterm-kitty", "echo $TERM")).containsExactly("xterm-kitty");
      alice.run("mkdir -p /etc/terminfo/x && echo >/etc/terminfo/x/xterm").ok();
      assertThat(terminal("xterm-kitty", "echo $TERM")).containsExactly("xterm");
      host.release(holder);
    }
  }

  @Test
  void localesThatTheImageLacksAreNoComplaint() {
    try (Running holder = host.hold(TestImage.DEBIAN)) {
      Result german = alice
          .ssh()
          .with("-o", "SetEnv=LANG=de_DE.UTF-8 LC_TIME=fr_FR.UTF-8 LC_CTYPE=UTF-8")
          .run(
              "echo $LANG $LC_TIME $LC_CTYPE; perl -e 1; bash -lc true; locale -k LC_TIME | wc -c");
      assertThat(german.stderr()).isEmpty();
      assertThat(german.lines().get(0)).isEqualTo("C.UTF-8 C.UTF-8 C.UTF-8");
      host.release(holder);
    }
    try (Running holder = host.hold(TestImage.BUSYBOX)) {
      Result german = alice.ssh().with("-o", "SetEnv=LANG=de_DE.UTF-8").run("echo $LANG");
      assertThat(german.lines()).containsExactly("de_DE.UTF-8");
      host.release(holder);
    }
  }

  @Test
  void whatSshTellsIsTold() {
    try (Running holder = host.hold(TestImage.BUSYBOX)) {
      List<String> told = alice
          .ssh()
          .with("-o", "SetEnv=COLORTERM=truecolor")
          .run("echo $COLORTERM; echo $SSH_CONNECTION; echo $SSH_CLIENT; echo $PODSPAWN_USER; "
              + "echo \"[$SSH_TTY]\"; echo $USER:$LOGNAME:$HOME:$SHELL; pwd")
          .lines();
      assertThat(told.get(0)).isEqualTo("truecolor");
      assertThat(told.get(1)).matches("127.0.0.1 [0-9]+ 127.0.0.1 [0-9]+");
      assertThat(told.get(2)).matches("127.0.0.1 [0-9]+ [0-9]+");
      assertThat(told.subList(3, told.size()))
          .containsExactly(alice.name(), "[]", "root:root:/root:/bin/sh", "/root");
      host.release(holder);
    }
  }

  @Test
  void moreVariablesEnterWhereTheConfigurationNamesThem() {
    String client = "SetEnv=LC_pod_one=1 LC_pod_two=2 LC_other=3";
    String command = "echo \"[$LC_pod_one$LC_pod_two$LC_other]\"";
    try (Running holder = host.hold(TestImage.BUSYBOX)) {
      assertThat(alice.ssh().with("-o", client).run(command).lines()).containsExactly("[]");
      host.accept("[\"LC_pod_*\"]");
      assertThat(alice.ssh().with("-o", client).run(command).lines()).containsExactly("[12]");
      host.release(holder);
    }
  }

  /** What a command says on a terminal of that name. */
  private List<String> terminal(String name, String command) {
    Result result =
        alice.ssh().with("-tt").command(command).env("TERM", name).run().ok();
    return result.stdout().replace("\r", "").lines().toList();
  }
}
