package dev.podspawn.core.authkeys;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command that sshd runs in place of whatever the client asks for.
 *
 * <p>With {@code engine.run_as: login-user} it is {@code LAUNCHER spawn [--config F] --user NAME}. With a service
 * account it is {@code [LENDER ACCOUNT --] sudo -n -u ACCOUNT -- LAUNCHER spawn [--config F]}: the user then comes from
 * sudo's own SUDO_USER, never from arguments, which a login account could choose freely.
 *
 * @param launcher absolute path of {@code bin/podspawn}
 * @param config the configuration file that auth-keys was given; the login must read the same one
 * @param agentLender absolute path of {@code podspawn-lend-agent}, which lets the service account reach the login's SSH
 *     agent; without it no agent gets there
 */
public record ForcedCommandLine(
    Path launcher, Optional<Path> config, RunAs runAs, Optional<Path> agentLender) {

  public ForcedCommandLine {
    launcher = carried(launcher);
    agentLender = agentLender.isPresent() ? Optional.of(carried(agentLender.get())) : agentLender;
    // The forced command runs in the account's home directory, not in ours.
    config = config.isPresent() ? Optional.of(carried(config.get())) : config;
  }

  /** A command that lends no agent. */
  public ForcedCommandLine(Path launcher, Optional<Path> config, RunAs runAs) {
    this(launcher, config, runAs, Optional.empty());
  }

  /**
   * The same by an account's name that says the project too. The variable is set by the login shell, after whatever the client
   * sent, and sudo passes it on as it does the client's.
   */
  public String forLogin(LoginName login) {
    String command = forUser(login.user());
    return login.project().isPresent()
        ? "PODSPAWN_PROJECT=" + login.project().get().text() + " " + command
        : command;
  }

  /** The command for a login shell to read. */
  public String forUser(UserName user) {
    StringBuilder line = new StringBuilder(120);
    if (runAs instanceof RunAs.ServiceAccount service) {
      String account = ShellQuote.word(service.account());
      if (agentLender.isPresent()) {
        String lender = ShellQuote.word(agentLender.get().toString());
        line.append(lender).append(' ').append(account).append(" -- ");
      }
      line.append("sudo -n -u ").append(account).append(" -- ");
    }
    line.append(ShellQuote.word(launcher.toString())).append(" spawn");
    if (config.isPresent()) {
      line.append(" --config ").append(ShellQuote.word(config.get().toString()));
    }
    if (runAs instanceof RunAs.LoginUser) {
      line.append(" --user ").append(user.text());
    }
    return line.toString();
  }

  /**
   * The path, absolute. sshd runs us without a locale, so Java cannot even tell what a name beyond ASCII is; a line end
   * would break the key line. Both are refused rather than carried wrongly.
   */
  private static Path carried(Path path) {
    Path absolute = path.toAbsolutePath();
    String text = absolute.toString();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        throw new PodspawnException(
            ErrorCode.USAGE,
            new Message(
                "put the path " + text + " into a forced command",
                "it has a character that is not printable ASCII",
                "a path of plain letters"),
            null);
      }
    }
    return absolute;
  }
}
