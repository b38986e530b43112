package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.DroppedConnection;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * How the only connection of a session ends. The command it runs prints {@code ready $SSH_CLIENT}, reads a line and exits
 * with 3.
 */
enum Ending {
  CLEAN_EXIT {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      finish(login);
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

    @Override
    boolean clearsAway() {
      return false;
    }
  },

  /** Without a FIN, as when a cable is pulled: sshd misses its client's answers and ends the connection. */
  CONNECTION_CUT {
    @Override
    SshClient client(PodHost host, PodUser user) {
      return host.impatientSshd().client(user.name(), user.key());
    }

    @Override
    void end(PodHost host, PodUser user, Running login) {
      int port = Integer.parseInt(login.stdout().text().split(" ", -1)[2]);
      try (DroppedConnection cut =
          DroppedConnection.between(port, host.impatientSshd().port())) {
        awaitNoLogin(host);
        assertThat(login.isAlive()).as("nobody has told the client, %s", cut).isTrue();
      }
    }
  },

  /** As systemd does it, with KillMode=process: what is connected stays so, and ends as it would have. */
  SSHD_RESTARTED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      host.sshd().restart();
      finish(login);
    }
  },

  /** Every sshd at once, by SIGKILL, and nothing else: logins have to see for themselves that nobody is there. */
  SSHD_KILLED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      host.sshd().killAndRestart();
      assertThat(login.result(PATIENCE).exit()).isEqualTo(LOST);
    }
  },

  /** The service is killed and started again. With Podman containers outlive that; dockerd ends its own. */
  ENGINE_RESTARTED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      user.engine().killService();
      user.engine().reviveService();
      Result result = login.result(PATIENCE);
      assertThat(result.exit()).as(result.toString()).isEqualTo(LOST);
      assertThat(result.stderr()).startsWith("PS13").contains(" could not ");
    }

    @Override
    boolean sparesContainer(EngineKind kind) {
      return kind != EngineKind.DOCKER;
    }

    /** An engine that is not there can remove nothing. */
    @Override
    boolean clearsAway() {
      return false;
    }
  },

  CONTAINER_KILLED {
    @Override
    void end(PodHost host, PodUser user, Running login) {
      user.engine().remove("podspawn-" + user.name());
      assertThat(login.result(PATIENCE).exit()).isNotZero();
    }

    @Override
    boolean sparesContainer(EngineKind kind) {
      return false;
    }
  };

  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOST = 255;

  abstract void end(PodHost host, PodUser user, Running login);

  /** The ssh whose connection will end like this. */
  SshClient client(PodHost host, PodUser user) {
    return user.ssh();
  }

  /** Whether the container can stay, as far as the session's mode lets it. */
  boolean sparesContainer(EngineKind kind) {
    return true;
  }

  /** Whether the login itself still puts all in order; else the next one or a cleanup has to. */
  boolean clearsAway() {
    return true;
  }

  /** Ends the connection and waits until no login is left on the host. */
  final void of(PodHost host, PodUser user, Running login) {
    end(host, user, login);
    awaitNoLogin(host);
  }

  private static void awaitNoLogin(PodHost host) {
    Await.until(
        "the end of every login",
        PATIENCE,
        () -> SpawnProcesses.pids(host.installation()).isEmpty());
  }

  private static void finish(Running login) {
    try {
      login.stdin().write('\n');
      login.stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(login.result(PATIENCE).exit()).isEqualTo(3);
  }
}
