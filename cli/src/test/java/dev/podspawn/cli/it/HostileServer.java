package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One server for all attacks of a class; after each of them the host is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileServer implements HostileAttacks {
  private final EngineKind kind;
  private HostileHost host;

  @SuppressWarnings("NullAway.Init")
  HostileServer(EngineKind kind) {
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
