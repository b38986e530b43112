package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many users at once on the one engine of a service account. How many, and how often each: the properties {@code
 * podspawn.crowd.users} and {@code podspawn.crowd.logins}.
 */
class ManyUsersIT {
  private static final int USERS = Integer.getInteger("podspawn.crowd.users", 4);
  private static final int LOGINS = Integer.getInteger("podspawn.crowd.logins", 3);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** One of a user's logins, and the status it is to end with. */
  private record Login(PodUser user, Running ssh, int status) {}

  @Test
  void eachUserHasOneContainerAndAfterwardsThereIsNothing() {
    List<Login> logins = new ArrayList<>();
    try (PodHost host = PodHost.start(EngineKind.ROOTFUL_PODMAN)) {
      List<PodUser> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add(host.addUser());
      }
      try {
        for (int i = 0; i < USERS * LOGINS; i++) {
          PodUser user = users.get(i % USERS);
          logins.add(new Login(user, user.ssh().start("hostname; read end; exit " + i), i));
        }
        for (Login login : logins) {
          login.ssh().stdout().await("\n", PATIENCE);
          assertThat(login.ssh().stdout().text()).isEqualTo(login.user().name() + "\n");
        }
        assertThat(containers(users)).hasSize(USERS);
        for (PodUser user : users) {
          assertThat(user.containers()).containsExactly("podspawn-" + user.name());
        }
        logins.forEach(ManyUsersIT::end);
        assertNothingIsLeft(host, users);
      } finally {
        logins.forEach(login -> login.ssh().close());
      }
    }
  }

  private static void end(Login login) {
    try {
      login.ssh().stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Result result = login.ssh().result(PATIENCE);
    assertThat(result.exit()).as(result.toString()).isEqualTo(login.status());
    assertThat(result.stderr()).isEmpty();
  }

  private static void assertNothingIsLeft(PodHost host, List<PodUser> users) {
    Await.until(
        "the end of every process of ours",
        PATIENCE,
        () -> Processes.about(host.installation().home()).isEmpty());
    assertThat(containers(users)).isEmpty();
    assertThat(users.get(0).engine().networks("managed-by=podspawn")).isEmpty();
    for (PodUser user : users) {
      SessionState state = new SessionState(host.installation(), user);
      assertThat(state.rows()).isEmpty();
      assertThat(state.leases()).isEmpty();
    }
  }

  private static List<String> containers(List<PodUser> users) {
    return users.get(0).engine().containers("managed-by=podspawn");
  }
}
