package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What a hostile user cannot do, each attack a test of its own, through a real sshd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostilePromises
    implements ForwardingAttacks,
        HostFileAttacks,
        TransferAttacks,
        CommandAttacks,
        VariableAttacks,
        IdentityAttacks,
        StateAttacks,
        ContainerAttacks,
        PrivilegeAttacks,
        SudoAttacks {
  private final EngineKind kind;
  private HostileHost host;

  @SuppressWarnings("NullAway.Init")
  HostilePromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = HostileHost.start(kind);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingLeftAMarkAndTheVictimIsWell() {
    host.assertNoMark();
    assertThat(host.bob().containers()).containsExactly("podspawn-" + host.bob().name());
  }

  @Override
  public HostileHost host() {
    return host;
  }
}
