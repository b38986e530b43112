package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One server for all attempts of a class; after each of them bob's container is the one that he had. */
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
    prison = PrisonHost.prepare(kind);
    beforeLogins();
    prison.lockUp();
    bobsContainer = bobsContainer();
  }

  /** What the host has before anybody comes. */
  void beforeLogins() {}

  @AfterAll
  void tearDown() {
    if (prison != null) {
      prison.close();
    }
  }

  @AfterEach
  void bobIsWell() {
    assertThat(bobsContainer()).isEqualTo(bobsContainer).contains(" true ");
  }

  /** What the engine says of it, which is sooner told than by a login of his: those are the attempts' own. */
  private String bobsContainer() {
    PodUser bob = prison.bob();
    return bob.engine()
        .command("inspect", "--format", "{{.Id}} {{.State.Running}} {{.State.StartedAt}}")
        .with("podspawn-" + bob.name())
        .runOk()
        .stdout();
  }

  @Override
  public PrisonHost prison() {
    return prison;
  }
}
