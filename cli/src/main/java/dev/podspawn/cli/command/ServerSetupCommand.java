package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.SetupRequest;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets a server up, or takes that back. */
@Command(
    name = "server-setup",
    description =
        "Set this server up: sshd, directories, group, sudo, systemd; all of it or nothing."
            + " Only root can do it")
public final class ServerSetupCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--engine",
      title = "engine",
      arity = 1,
      description = "rootless (each account its own Podman), podman or docker (a service account"
          + " behind sudo); what the configuration says, or rootless, unless given")
  private @Nullable String engine;

  @Option(name = "--dry-run", description = "Look and say what would be done, and do nothing")
  private boolean dryRun;

  @Option(
      name = "--sshd-config",
      title = "file",
      arity = 1,
      description = "sshd's configuration file; /etc/ssh/sshd_config unless given")
  private @Nullable String sshdConfig;

  @Option(
      name = "--forwarding",
      title = "where",
      arity = 1,
      description = "container: sshd forwards ports, and they end in the containers (PAM);"
          + " none: it forwards nothing; as it is unless given")
  private @Nullable String forwarding;

  @Option(
      name = "--pam-service",
      title = "name",
      arity = 1,
      description = "sshd's PAM service, a file in /etc/pam.d; sshd unless given")
  private @Nullable String pamService;

  @Option(
      name = "--undo",
      description = "Take back what server-setup did; keys, users and state stay, and are named")
  private boolean undo;

  @Option(name = "--yes", description = "Undo without asking")
  private boolean yes;

  @Override
  public ExitStatus run(Wiring wiring) {
    SetupRequest request = new SetupRequest(
        Optional.ofNullable(engine),
        dryRun,
        Optional.ofNullable(sshdConfig),
        undo,
        Optional.ofNullable(forwarding),
        Optional.ofNullable(pamService));
    if (undo
        && !dryRun
        && !yes
        && !wiring.isAgreed("Take back all that server-setup did on this machine?")) {
      return ExitStatus.FAILED;
    }
    wiring.setUp(global, request);
    return ExitStatus.OK;
  }
}
