package dev.podspawn.core.guest;

import dev.podspawn.core.engine.Mount;
import java.util.Optional;

/**
 * How programs are run by the guest.
 *
 * @param program the guest in the container: {@link #PROGRAM}, but for tests
 * @param toolbox shown in each container that is made; empty when it is there already
 * @param directWhenUnable whether a program is run by the engine's exec alone where the guest cannot be run at all
 * @param agent the SSH agent that the client forwards
 */
public record GuestSettings(
    String program,
    Optional<Mount> toolbox,
    boolean directWhenUnable,
    Optional<AgentAddress> agent) {
  /** Where the toolbox has the guest. */
  public static final String PROGRAM = "/.podspawn/bin/podspawn-guest";
}
