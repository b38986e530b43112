package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** What a hostile user cannot do, each attack a test of its own, through a real sshd. */
abstract class HostilePromises extends HostileServer
    implements ForwardingAttacks,
        HostFileAttacks,
        TransferAttacks,
        CommandAttacks,
        VariableAttacks,
        IdentityAttacks,
        StateAttacks,
        ContainerAttacks,
        PrivilegeAttacks {
  HostilePromises(EngineKind kind) {
    super(kind);
  }
}
