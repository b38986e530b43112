package dev.podspawn.core.config;

import dev.podspawn.core.net.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user's file says of the network.
 *
 * @param mode in place of the server's
 * @param allow in place of the server's list
 * @param deny beside the server's list, which no user's file shortens
 */
public record UserNetwork(
    Optional<NetworkMode> mode, Optional<List<Destination>> allow, List<Destination> deny) {

  public UserNetwork {
    deny = List.copyOf(deny);
  }

  static UserNetwork of(Values values) {
    return new UserNetwork(
        values.get(UserSchema.NETWORK),
        values.get(UserSchema.NETWORK_ALLOW),
        values.get(UserSchema.NETWORK_DENY));
  }

  Config.Network over(Config.Network server) {
    List<Destination> denied = new ArrayList<>(server.deny());
    denied.addAll(deny);
    return new Config.Network(mode.orElse(server.mode()), allow.orElse(server.allow()), denied);
  }
}
