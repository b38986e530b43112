package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** What every client promises itself of a login, on every engine: one server for all of them, and two kinds of image. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientPromises {
  private final EngineKind kind;
  private ClientHost host;

  @SuppressWarnings("NullAway.Init")
  ClientPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ClientHost.start(kind);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  /** A Debian that has all that clients may call for. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InDebian
      implements CommandPromises,
          ControlMasterPromises,
          ScpPromises,
          SftpPromises,
          RsyncPromises,
          SshfsPromises,
          GitPromises,
          PythonPromises,
          LibraryPromises,
          LibrarySftpPromises,
          TmuxPromises,
          VsCodePromises {
    @BeforeAll
    void land() {
      host.landInDebian();
    }

    @Override
    public ClientHost host() {
      return host;
    }
  }

  /** Nothing but busybox: what needs a shell only, and what the toolbox lends. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InBusybox
      implements CommandPromises,
          ControlMasterPromises,
          ScpPromises,
          SftpPromises,
          RsyncPromises,
          SshfsPromises,
          LibraryPromises,
          LibrarySftpPromises {
    @BeforeAll
    void land() {
      host.landInBusybox();
    }

    @Override
    public ClientHost host() {
      return host;
    }
  }
}
