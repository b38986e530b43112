package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has a rootful Podman: what an engine could make different from Docker. */
class RootfulPodmanHostileIT extends HostileServer
    implements TransferAttacks, IdentityAttacks, ContainerAttacks, PrivilegeAttacks {
  RootfulPodmanHostileIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
