package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;

/** The same server with services of the host on its network. */
abstract class NetworkPrisonServer extends PrisonServer implements NetworkPrison {
  private PrisonNetwork network;

  @SuppressWarnings("NullAway.Init")
  NetworkPrisonServer(EngineKind kind) {
    super(kind);
  }

  /** An address that comes later is not closed to containers that are there already: docs/architecture.md. */
  @Override
  void beforeLogins() {
    network = PrisonNetwork.of(prison());
  }

  @AfterAll
  void closeServices() {
    if (network != null) {
      network.close();
    }
  }

  @Override
  public PrisonNetwork network() {
    return network;
  }
}
