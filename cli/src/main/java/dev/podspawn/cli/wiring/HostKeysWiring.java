package dev.podspawn.cli.wiring;

import dev.podspawn.cli.client.HostKeys;
import dev.podspawn.core.client.Destination;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A server's host keys, by OpenSSH's own ssh-keyscan. */
final class HostKeysWiring {
  private HostKeysWiring() {}

  static HostKeys of(Destination place) {
    if (place.jump().isPresent()) {
      throw new PodspawnException(
          ErrorCode.HOST_KEY_UNCONFIRMED,
          new Message("ask " + place + " for its keys", "it is behind a jump host", "'ssh' itself"),
          null);
    }
    ServerAddress server = new ServerAddress(place.host(), Optional.of(place.port()));
    try {
      Process scan = new ProcessBuilder(List.of(
              "ssh-keyscan", "-T", "10", "-p", String.valueOf(place.port()), "--", place.host()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      scan.getOutputStream().close();
      String lines = new String(scan.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return HostKeys.parse(server.knownHostsName(), lines);
    } catch (IOException e) {
      throw Ssh.notRun("ssh-keyscan", e);
    }
  }
}
