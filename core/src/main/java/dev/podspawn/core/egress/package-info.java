/**
 * What a session may reach, as text for the programs that see to it: a ruleset for nft(8) and a configuration for
 * dnsmasq(8), both for the session's own network namespace; and what was refused, read back from the ruleset's sets.
 * Nothing here starts a program.
 *
 * <p>Read next: {@link dev.podspawn.core.egress.Egress}.
 */
@NullMarked
package dev.podspawn.core.egress;

import org.jspecify.annotations.NullMarked;
