package dev.podspawn.podman;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineContract;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.image.TestImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on one real engine, started for all of the class's tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealEngineContract extends EngineContract {
  private final EngineKind kind;
  private TestEngine running;

  RealEngineContract(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void startEngine() {
    running = TestEngine.start(kind);
  }

  @AfterAll
  void stopEngine() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  protected final Engine connect() {
    return PodmanEngine.at(running.socket());
  }

  @Override
  public final String image() {
    return TestImages.BUSYBOX;
  }

  TestEngine running() {
    return running;
  }
}
