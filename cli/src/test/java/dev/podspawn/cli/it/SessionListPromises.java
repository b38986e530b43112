package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the admin's reading commands promise, of sessions that a real ssh opened through a real sshd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionListPromises {
  static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private final EngineKind kind;
  final int users;
  final List<PodUser> everybody = new ArrayList<>();
  Podspawn podspawn;
  PodUser alice;
  PodUser bob;
  private PodHost host;

  /** Among this many users, two at least. */
  @SuppressWarnings("NullAway.Init")
  SessionListPromises(EngineKind kind, int users) {
    this.kind = kind;
    this.users = users;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    for (int i = 0; i < users; i++) {
      everybody.add(host.addUser());
    }
    alice = everybody.get(0);
    bob = everybody.get(1);
    podspawn = new Podspawn(host.installation());
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    everybody.forEach(PodUser::awaitNoContainer);
    // Whoever removed a container holds the lock, which list waits for, until all of it is gone.
    assertThat(podspawn.run("list", "--json").ok().stdout()).isEqualTo("[]\n");
    for (PodUser user : everybody) {
      assertThat(user.networks()).isEmpty();
    }
  }

  static Running connect(PodUser user) {
    Running login = user.ssh().start("echo ready; exec sleep 1000");
    login.stdout().await("ready", PATIENCE);
    return login;
  }

  static String jq(String json, String filter) {
    return Command.of("jq", "-r", filter).stdin(json).runOk().stdout().strip();
  }

  @Test
  void listSaysWhoIsConnectedToWhat() {
    try (Running one = connect(alice);
        Running two = connect(alice);
        Running three = connect(bob)) {
      String all = podspawn.run("list", "--json").ok().stdout();
      String filter = "sort_by(-.connections)[] | [.user, .connections, .state, .project] | @csv";
      assertThat(jq(all, filter).lines())
          .containsExactly(
              "\"" + alice.name() + "\",2,\"running\",", "\"" + bob.name() + "\",1,\"running\",");
      assertThat(jq(all, ".[] | select(.lifetime_left_seconds > 28000) | .age_seconds < 200"))
          .isEqualTo("true\ntrue");
      String format = "{user} {connections} {container_name}";
      assertThat(podspawn
              .run("list", "--user", bob.name(), "--format", format)
              .ok()
              .stdout())
          .isEqualTo(bob.name() + " 1 podspawn-" + bob.name() + "\n");
      assertThat(podspawn.run("list").ok().lines())
          .hasSize(3)
          .first()
          .asString()
          .startsWith("ID            USER");
      end(one, two, three);
    }
  }

  /** With the installed podspawn in place of the one that docs/commands.md calls. */
  @Test
  void theDocumentsScriptsDoWhatTheySay() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "commands.md"));
    String start = "<!-- scripts: SessionListPromises runs this block -->\n```sh\n";
    int from = document.indexOf(start) + start.length();
    String scripts = document.substring(from, document.indexOf("```", from));
    String define = "podspawn() { " + podspawn.shellWords() + " \"$@\"; }\n";
    try (Running login = connect(alice)) {
      Result result = Command.of("sh", "-ec", define + scripts).run().ok();
      assertThat(result.stderr()).isEmpty();
      assertThat(result.lines())
          .hasSize(3)
          .contains(alice.name() + " 1", alice.name() + " 1")
          .element(1)
          .asString()
          .matches("[0-9a-f]{12}");
      end(login);
    }
  }

  @Test
  void inspectKnowsTheSameByNameAndById() {
    try (Running login = connect(alice)) {
      String byName = podspawn.run("inspect", alice.name(), "--json").ok().stdout();
      String id = jq(byName, ".id");
      assertThat(jq(podspawn.run("inspect", id, "--json").ok().stdout(), ".container_id"))
          .startsWith(id)
          .isEqualTo(jq(byName, ".container_id"));
      assertThat(podspawn.run("inspect", bob.name()).exit()).isEqualTo(3);
      assertThat(podspawn.run("inspect", "no.such.name").stderr()).startsWith("PS1413 ");
      end(login);
    }
  }

  @Test
  void statusCounts() {
    try (Running one = connect(alice);
        Running two = connect(alice)) {
      assertThat(podspawn.run("status", "--prometheus").ok().lines())
          .contains(
              "podspawn_sessions_total 1",
              "podspawn_sessions_running 1",
              "podspawn_sessions_grace 0",
              "podspawn_connections_total 2",
              "podspawn_containers_docker 1");
      String json = podspawn.run("status", "--json").ok().stdout();
      assertThat(jq(json, "[.sessions, .connections, .users] | @csv")).isEqualTo("1,2,1");
      assertThat(podspawn.run("status").ok().lines())
          .contains("sessions     1 (1 running, 0 waiting for their users)", "connections  2");
      end(one, two);
    }
  }

  @Test
  void promtoolAcceptsTheMetrics() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROMTOOL), "NOT TESTED: no promtool; run 'apt-get install prometheus'");
    String metrics = podspawn.run("status", "--prometheus").ok().stdout();
    Result check =
        Command.of(PROMTOOL.toString(), "check", "metrics").stdin(metrics).run();
    assertThat(check.exit()).as(check.toString()).isZero();
  }

  static void end(Running... logins) {
    for (Running login : logins) {
      login.terminate();
      assertThat(login.waitFor(PATIENCE)).isTrue();
    }
  }
}
