package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** How the only connection of a session ends. The command it runs is {@code echo ready; read end; exit 3}. */
enum Ending {
  CLEAN_EXIT {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      try {
        login.stdin().write('\n');
        login.stdin().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(login.result(PATIENCE).exit()).isEqualTo(3);
    }
  },

  CLIENT_KILLED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      login.kill();
    }
  },

  /** Nothing of ours is left to clear away then: the next login or {@code podspawn cleanup} does. */
  SPAWN_KILLED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      SpawnProcesses.pids(host.installation())
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      assertThat(login.result(PATIENCE).exit()).isNotZero();
    }
  },

  CONTAINER_KILLED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      user.engine().remove("podspawn-" + user.name());
      assertThat(login.result(PATIENCE).exit()).isNotZero();
    }
  };

  static final Duration PATIENCE = Duration.ofSeconds(60);

  abstract void end(PodHost host, PodUser user, Running login);

  /** Ends the connection and waits until no login is left on the host. */
  final void of(PodHost host, PodUser user, Running login) {
    end(host, user, login);
    Await.until(
        "the end of every login",
        PATIENCE,
        () -> SpawnProcesses.pids(host.installation()).isEmpty());
  }
}
