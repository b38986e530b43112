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
import dev.podspawn.core.forward.Standpoint;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.spawn.ClientDisplay;
import dev.podspawn.core.spawn.ProcessEnvironment;
import dev.podspawn.core.spawn.SpawnRequest;
import dev.podspawn.core.teardown.Aftercare;
import dev.podspawn.core.teardown.Refill;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What is different for logins that PAM has let into their container's network. */
final class Forwards {
  /** {@code podspawn-forward-hold} has the session looked after, from the host's network. */
  static final Aftercare LOOKED_AFTER = new Aftercare((session, wait) -> {}, Refill.NONE);

  private Forwards() {}

  /** What sshd may forward of an account's, where its drop-in names a PAM file; without it nothing. */
  static Function<LoginName, Forwarding> grants(
      Optional<Path> pam,
      Optional<Path> named,
      Config config,
      Surroundings surroundings,
      AdminLog log) {
    if (pam.isEmpty()) {
      return login -> Forwarding.NONE;
    }
    PamBlock block = block(named, config, surroundings.home());
    ForwardGrant grant = new ForwardGrant(pam.get(), ForwardGrant.GROUPS, block, log);
    UserFiles files = UserFiles.beside(named.orElse(ConfigReader.DEFAULT_FILE));
    return login -> {
      Forwarding wanted = wanted(login.user(), files, config);
      return wanted.endsInContainer() && grant.isCertain(login) ? wanted : Forwarding.NONE;
    };
  }

  /** Whether the configuration has a user's forwarding end in the container. */
  static boolean wants(UserName user, UserFiles files, Config config) {
    return wanted(user, files, config).endsInContainer();
  }

  private static Forwarding wanted(UserName user, UserFiles files, Config config) {
    Optional<UserFiles.Read> own = files.read(user);
    return own.flatMap(read -> read.settings().forwarding()).orElse(config.forwarding());
  }

  /** With the client's display, if sshd listens for it in the network of the login's own session. */
  static SpawnRequest withDisplay(
      SpawnRequest request, ProcessEnvironment environment, Config config) {
    Standpoint here = Standpoint.ofProcess(request.session());
    return here.isHosts() || here.isInUsersOwn()
        ? request
        : ClientDisplay.of(environment, config.engine().runAs())
            .map(display -> request.with(display.variables()))
            .orElse(request);
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
