package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.print.Row;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private static Row session(String user, String state, long connections, long age) {
    return new Row(SessionFields.ALL)
        .set(SessionFields.USER, user)
        .set(SessionFields.STATE, state)
        .set(SessionFields.CONNECTIONS, connections)
        .set(SessionFields.AGE, age);
  }

  private static Row figures() {
    Answer answer = new Answer();
    answer.add(List.of(
        session("alice", "running", 3, 50),
        session("alice", "grace", 0, 70),
        session("bob", "idle", 0, 20)));
    answer.trouble("one");
    return Figures.of(answer);
  }

  @Test
  void theMetricsOfThePredecessorAndOneMore() {
    assertThat(Figures.metrics(figures()).lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "podspawn_sessions_total 3",
            "podspawn_sessions_running 1",
            "podspawn_sessions_grace 1",
            "podspawn_connections_total 3",
            "podspawn_containers_docker 3",
            "podspawn_oldest_session_seconds 70",
            "podspawn_accounts_failed 1");
  }

  @Test
  void nobodyIsThere() {
    Row none = Figures.of(new Answer());
    assertThat(none.number(Figures.OLDEST)).contains(0L);
    assertThat(none.number(Figures.SESSIONS)).contains(0L);
  }

  @Test
  void promtoolHasNothingToComplainOf() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROMTOOL), "NOT TESTED: no promtool; run 'apt-get install prometheus'");
    Result check = Command.of(PROMTOOL.toString(), "check", "metrics")
        .stdin(Figures.metrics(figures()))
        .run();
    assertThat(check.exit()).as(check.toString()).isZero();
    assertThat(check.stdout() + check.stderr()).isEmpty();
  }
}
