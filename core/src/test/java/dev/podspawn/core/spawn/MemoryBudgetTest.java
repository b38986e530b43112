package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The containers of one user share resources.user_memory. */
class MemoryBudgetTest {
  private static final long MIB = 1 << 20;

  @TempDir
  private Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(LoginBench.IMAGE);

  @Test
  void theSumOfAUsersContainersStaysWithinTheBudget() {
    assertThat(logIn("alice", "web", 600)).isEqualTo(new ExitStatus(0));
    assertThat(logIn("alice", "web", 600)).as("its own again").isEqualTo(new ExitStatus(0));
    assertThat(logIn("bob", "web", 600)).as("another user's").isEqualTo(new ExitStatus(0));
    assertThat(refused("alice", "backend", 600))
        .isEqualTo("PS1407 could not open the session alice@backend: it needs 600 MiB of the 1000"
            + " MiB that resources.user_memory allows, and alice@web has 600 MiB; try ending one"
            + " of them first, such as by 'podspawn kill alice@web'");
    assertThat(engine.containers()).hasSize(2);
    assertThat(engine.networks()).as("nothing half-made").hasSize(2);
    assertThat(logIn("alice", "backend", 400)).isEqualTo(new ExitStatus(0));
    assertThat(refused("alice", "third", 1)).contains("alice@web has 600 MiB, alice@backend has");
  }

  @Test
  void aContainerThatIsTooBigByItselfIsRefused() {
    assertThat(refused("alice", "web", 1001))
        .contains("it needs 1001 MiB, and resources.user_memory allows 1000 MiB; try asking");
    assertThat(engine.calls()).doesNotContain("create podspawn-alice.web");
  }

  @Test
  void aContainerWithoutALimitIsRefusedAndSoIsAnyBesideIt() {
    assertThat(refused("alice", "web", 0)).contains("it would have no limit of memory");
    new LoginBench(engine, stateDir)
        .mode(SessionMode.GRACE_PERIOD)
        .run(session("alice", "old"), "");
    assertThat(refused("alice", "web", 1))
        .contains("alice@old has no limit of memory")
        .endsWith("'podspawn kill alice@old'");
  }

  @Test
  void aLabelThatIsNoNumberCountsAsNoLimit() {
    assertThat(logIn("alice", "web", 10)).isEqualTo(new ExitStatus(0));
    ContainerSpec made = Objects.requireNonNull(engine.containers().get("podspawn-alice.web"));
    assertThat(made.labels()).containsEntry("podspawn-memory", Long.toString(10 * MIB));
    assertThat(MemoryBudget.memoryOf(Map.of("podspawn-memory", "much"))).isZero();
    assertThat(MemoryBudget.memoryOf(Map.of("podspawn-memory", "-5"))).isNegative();
  }

  private String refused(String user, String project, long mib) {
    PodspawnException e = Objects.requireNonNull(
        catchThrowableOfType(PodspawnException.class, () -> logIn(user, project, mib)));
    assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
    return e.personLine();
  }

  private ExitStatus logIn(String user, String project, long mib) {
    LoginBench bench = new LoginBench(engine, stateDir).mode(SessionMode.GRACE_PERIOD);
    bench.limits = new ContainerSpec.Limits(0, mib * MIB, 0);
    bench.userMemory = 1000 * MIB;
    return bench.run(session(user, project), "exit 0");
  }

  private static Session session(String user, String project) {
    return new Session(UserName.parse(user), Optional.of(ProjectName.parse(project)));
  }
}
