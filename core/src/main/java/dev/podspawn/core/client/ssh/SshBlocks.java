package dev.podspawn.core.client.ssh;

import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.client.TunnelName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ssh is told (ssh_config(5)), for OpenSSH 7.8 and newer. A name with a mapping needs no program of ours: its block
 * has the server itself. All others call {@code podspawn connect}. Host keys are checked as ever, under the name that
 * {@code known_hosts} has for the server, so that many names of one server share its key.
 *
 * <p>{@code %h}, for {@code %n} in ProxyCommand came with OpenSSH 8.1. The user's name is not passed on, as nobody needs
 * it and clients before 9.6 hand it to a shell unchecked (CVE-2023-51385); for the host, what would end the quotes around
 * it never matches. A name with {@code .tunnel} behind it is a connection to sshd in the container, through a login by the
 * name itself.
 *
 * @param launcher absolute
 * @param options that {@code connect} is called with
 */
public record SshBlocks(String launcher, List<String> options) {
  private static final String NO_QUOTES = "\"!*'*\"";

  public SshBlocks {
    options = List.copyOf(options);
  }

  /** All blocks, with lines ended by {@code \n}. */
  public String text(ClientConfig config) {
    StringBuilder all = new StringBuilder();
    all.append("Host ").append(PodName.LOCALHOST).append('\n');
    line(all, "HostName", "127.0.0.1");
    line(all, "HostKeyAlias", "localhost");
    for (Map.Entry<PodName, Mapping> entry : config.mappings().entrySet()) {
      mapping(all, entry.getKey(), entry.getValue());
    }
    wildcard(all, config);
    tunnel(all);
    return all.toString();
  }

  private static void mapping(StringBuilder all, PodName name, Mapping mapping) {
    ServerAddress server = mapping.server();
    all.append("\nHost ").append(name).append('\n');
    line(all, "HostName", server.host().replace("%", "%%"));
    server.port().ifPresent(port -> line(all, "Port", port.toString()));
    line(all, "HostKeyAlias", server.knownHostsName());
    mapping.jump().ifPresent(jump -> line(all, "ProxyJump", jump.text()));
    mapping.project().ifPresent(name2 -> line(all, "SetEnv", "PODSPAWN_PROJECT=" + name2));
  }

  private void wildcard(StringBuilder all, ClientConfig config) {
    all.append("\nHost *.pod ").append(NO_QUOTES);
    all.append(" !").append(PodName.LOCALHOST);
    config.mappings().keySet().forEach(name -> all.append(" !").append(name));
    all.append('\n');
    Optional<ServerAddress> server = config.defaultServer();
    server.ifPresent(known -> line(all, "HostKeyAlias", known.knownHostsName()));
    line(all, "ProxyCommand", connect() + " - '%h' %p");
  }

  /** Here the user is needed, so that no user with a quote may match either. */
  private void tunnel(StringBuilder all) {
    all.append("\nMatch host \"*.pod")
        .append(TunnelName.SUFFIX)
        .append(",!*'*\" user \"*,!*'*\"\n");
    line(all, "UserKnownHostsFile", TunnelName.DIRECTORY + "/known_hosts");
    line(all, "GlobalKnownHostsFile", "/dev/null");
    line(all, "StrictHostKeyChecking", "yes");
    line(all, "UpdateHostKeys", "no");
    line(all, "IdentityFile", TunnelName.DIRECTORY + "/id_ed25519");
    line(all, "IdentitiesOnly", "yes");
    line(all, "ProxyCommand", connect() + " --tunnel '%r' '%h' %p");
  }

  private String connect() {
    StringBuilder command = new StringBuilder(word(launcher)).append(" connect");
    options.forEach(option -> command.append(' ').append(word(option)));
    return command.toString();
  }

  private static void line(StringBuilder all, String keyword, String value) {
    all.append("  ").append(keyword).append(' ').append(value).append('\n');
  }

  /** One word for the shell that runs a ProxyCommand, after ssh has replaced what begins with a percent sign. */
  static String word(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "/._-+:@,=".indexOf(c) >= 0;
    }
    return plain ? text : "'" + text.replace("'", "'\\''").replace("%", "%%") + "'";
  }
}
