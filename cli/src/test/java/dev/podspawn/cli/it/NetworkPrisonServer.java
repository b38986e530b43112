package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same server with services of the host on its network. */
abstract class NetworkPrisonServer extends PrisonServer implements NetworkPrison {
  private PrisonNetwork network;

  @SuppressWarnings("NullAway.Init")
  NetworkPrisonServer(EngineKind kind) {
    super(kind);
  }

  @BeforeAll
  void openServices() {
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
