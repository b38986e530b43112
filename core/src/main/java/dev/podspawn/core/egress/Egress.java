package dev.podspawn.core.egress;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import java.util.Optional;

/**
 * What one session may reach. How it is put in force:
 *
 * <ol>
 *   <li>{@link #ruleset()} is the input of {@code nft -f -} in the session's network namespace, before anything of the
 *       image or the user runs there. It replaces an earlier one as a whole.
 *   <li>where {@link #resolver()} is not empty, it is the input of {@code dnsmasq --conf-file=- --keep-in-foreground} in
 *       that namespace, after the ruleset, for its sets must be there. dnsmasq needs CAP_NET_ADMIN there and keeps it.
 *       The container's {@code resolv.conf} must say {@code nameserver 127.0.0.1}.
 *   <li>{@link Refusals#parse} reads the output of {@code nft -j list table inet podspawn}.
 * </ol>
 *
 * <p>A container with CAP_NET_ADMIN takes the rules away; one with CAP_NET_RAW gets round them by packet sockets, and
 * may set the mark by which dnsmasq's packets are known. Neither can be fenced in.
 */
public final class Egress {
  private final Config.Network policy;
  private final Surroundings surroundings;

  private Egress(Config.Network policy, Surroundings surroundings) {
    this.policy = policy;
    this.surroundings = surroundings;
  }

  /** Of a session with this policy in these surroundings. */
  public static Egress of(Config.Network policy, Surroundings surroundings) {
    return new Egress(policy, surroundings);
  }

  /** Whether there is a network to be fenced in at all: not with {@link NetworkMode#NONE}. */
  public boolean isFenced() {
    return policy.mode() != NetworkMode.NONE;
  }

  /** The ruleset, for {@code nft -f -}. */
  public String ruleset() {
    return new Ruleset(policy, surroundings).text();
  }

  /** The resolver's configuration, for {@code dnsmasq --conf-file=-}; empty where the engine's own resolver stays. */
  public Optional<String> resolver() {
    return policy.mode() == NetworkMode.ALLOWLIST
        ? Optional.of(new ResolverConfig(AllowedNames.of(policy.allow()), surroundings).text())
        : Optional.empty();
  }
}
