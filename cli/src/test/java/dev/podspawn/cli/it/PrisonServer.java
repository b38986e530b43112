package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One server for all attempts of a class; after each of them bob is as well as he was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PrisonServer implements PrisonAttempts {
  private final EngineKind kind;
  private PrisonHost prison;
  private String bobsContainer = "";

  @SuppressWarnings("NullAway.Init")
  PrisonServer(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    prison = PrisonHost.start(kind);
    bobsContainer = started();
  }

  @AfterAll
  void tearDown() {
    if (prison != null) {
      prison.close();
    }
  }

  @AfterEach
  void bobIsWell() {
    assertThat(started()).isEqualTo(bobsContainer);
  }

  /** When his container's first process began: another one would have another time. */
  private String started() {
    return prison.bob().run("cut -d ' ' -f 22 /proc/1/stat; hostname").ok().stdout();
  }

  @Override
  public PrisonHost prison() {
    return prison;
  }
}
