package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** The same in the hands of a service account; the number of users is the property {@code podspawn.users}. */
class ServiceSessionCommandsIT extends SessionCommandPromises {
  ServiceSessionCommandsIT() {
    super(EngineKind.ROOTFUL_PODMAN, Integer.getInteger("podspawn.users", 5));
  }
}
