package dev.podspawn.core.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that an {@link Engine} promises, as tests: they run on the engine in memory and on each real one. A
 * subclass says where the engine is; the promises are the interfaces.
 */
@Timeout(120)
public abstract class EngineContract
    implements ContainerPromises,
        NetworkPromises,
        ExecPromises,
        StreamPromises,
        TerminalPromises,
        GuestPromises,
        IsolationPromises,
        MountPromises {
  private Engine engine;
  private Sandbox sandbox;

  /** Connects to the engine. */
  protected abstract Engine connect();

  @BeforeEach
  void open() {
    engine = connect();
    sandbox = new Sandbox(engine, image());
  }

  @AfterEach
  void cleanUp() {
    if (engine != null && sandbox != null) {
      sandbox.close();
      engine.close();
    }
  }

  @Override
  public final Engine engine() {
    return engine;
  }

  @Override
  public final Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public boolean hasTerminals() {
    return true;
  }

  @Override
  public boolean sizesTerminalsAtStart() {
    return true;
  }

  @Override
  public boolean terminalsEndInput() {
    return true;
  }

  @Override
  public boolean hasGuest() {
    return false;
  }

  @Override
  public boolean isolates() {
    return true;
  }

  @Override
  public boolean mountsWithOptions() {
    return true;
  }

  @Override
  public boolean limits() {
    return isolates();
  }

  @Override
  public ContainerSpec.Limits tightLimits() {
    return new ContainerSpec.Limits(0.5, 64L << 20, 50);
  }
}
