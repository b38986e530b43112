package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.forward.ForwardGrant;
import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.teardown.GraceTimer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** What is different for logins that PAM has let into their container's network. */
final class Forwards {
  /** {@code podspawn-forward-hold} has the session looked after, from the host's network. */
  static final GraceTimer LOOKED_AFTER = (session, wait) -> {};

  private Forwards() {}

  /** Who may forward, where sshd's drop-in names a PAM file; without it nobody. */
  static Predicate<LoginName> grants(
      Optional<Path> pam,
      Optional<Path> named,
      Config config,
      Surroundings surroundings,
      AdminLog log) {
    if (pam.isEmpty()) {
      return login -> false;
    }
    PamBlock block = block(named, config, surroundings.home());
    ForwardGrant grant = new ForwardGrant(pam.get(), ForwardGrant.GROUPS, block, log);
    UserFiles files = UserFiles.beside(named.orElse(ConfigReader.DEFAULT_FILE));
    return login -> wants(login.user(), files, config) && grant.isCertain(login);
  }

  /** Whether the configuration has a user's forwarding end in the container. */
  static boolean wants(UserName user, UserFiles files, Config config) {
    Optional<UserFiles.Read> own = files.read(user);
    Forwarding forwarding =
        own.flatMap(read -> read.settings().forwarding()).orElse(config.forwarding());
    return forwarding == Forwarding.CONTAINER;
  }

  /** What stands at the beginning of the PAM file. */
  static PamBlock block(Optional<Path> named, Config config, Path home) {
    return new PamBlock(
        home,
        named.map(Path::toAbsolutePath),
        config.engine().runAs(),
        config.state().dir());
  }

  /** Of an account that PAM would let into a network which it is not to have. */
  static PodspawnException off(UserName user) {
    return new PodspawnException(
        ErrorCode.FORWARDING_OFF,
        new Message(
            "log in", "this account is set up by halves", "asking the admin of this machine"),
        new Message(
            "let " + user + " into a container's network",
            "it is in the group podspawn-net, and its configuration says 'forwarding: none'",
            "'gpasswd --delete " + user + " podspawn-net', or 'forwarding: container'"),
        null);
  }
}
