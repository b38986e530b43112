package dev.podspawn.cli;

import com.github.rvesse.airline.annotations.Cli;
import com.github.rvesse.airline.annotations.Group;
import com.github.rvesse.airline.parser.errors.ParseException;
import dev.podspawn.cli.command.AddAliasCommand;
import dev.podspawn.cli.command.AddProjectCommand;
import dev.podspawn.cli.command.AddUserCommand;
import dev.podspawn.cli.command.AuthKeysCommand;
import dev.podspawn.cli.command.CleanupCommand;
import dev.podspawn.cli.command.ConfigGetCommand;
import dev.podspawn.cli.command.ConfigListCommand;
import dev.podspawn.cli.command.ConfigSetCommand;
import dev.podspawn.cli.command.ConfigUnsetCommand;
import dev.podspawn.cli.command.ConnectCommand;
import dev.podspawn.cli.command.DoctorCommand;
import dev.podspawn.cli.command.ForwardDownCommand;
import dev.podspawn.cli.command.ForwardUpCommand;
import dev.podspawn.cli.command.HelpCommand;
import dev.podspawn.cli.command.InitCommand;
import dev.podspawn.cli.command.InspectCommand;
import dev.podspawn.cli.command.KeysPrepareCommand;
import dev.podspawn.cli.command.KeysRefreshCommand;
import dev.podspawn.cli.command.KillCommand;
import dev.podspawn.cli.command.KnownHostsCommand;
import dev.podspawn.cli.command.ListCommand;
import dev.podspawn.cli.command.ListProjectsCommand;
import dev.podspawn.cli.command.ListUsersCommand;
import dev.podspawn.cli.command.LogsCommand;
import dev.podspawn.cli.command.OpenCommand;
import dev.podspawn.cli.command.PingCommand;
import dev.podspawn.cli.command.PodfileShowCommand;
import dev.podspawn.cli.command.PodfileValidateCommand;
import dev.podspawn.cli.command.PodspawnCommand;
import dev.podspawn.cli.command.PrebuildCommand;
import dev.podspawn.cli.command.ProjectsSyncCommand;
import dev.podspawn.cli.command.RefillCommand;
import dev.podspawn.cli.command.RemoveAliasCommand;
import dev.podspawn.cli.command.RemoveProjectCommand;
import dev.podspawn.cli.command.RemoveUserCommand;
import dev.podspawn.cli.command.ReplayCommand;
import dev.podspawn.cli.command.ServerSetupCommand;
import dev.podspawn.cli.command.ServersCommand;
import dev.podspawn.cli.command.SetupCommand;
import dev.podspawn.cli.command.SpawnCommand;
import dev.podspawn.cli.command.SshCommand;
import dev.podspawn.cli.command.StatusCommand;
import dev.podspawn.cli.command.ToolboxBuildCommand;
import dev.podspawn.cli.command.UpdateProjectCommand;
import dev.podspawn.cli.command.UserShowCommand;
import dev.podspawn.cli.command.VerifyImageCommand;
import dev.podspawn.cli.command.VersionCommand;
import dev.podspawn.cli.command.WarmupCommand;
import dev.podspawn.cli.option.LeadingOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** The whole command line as one declaration. */
@Cli(
    name = "podspawn",
    description = "Ephemeral dev containers over the host's own OpenSSH",
    defaultCommand = HelpCommand.class,
    commands = {
      AddAliasCommand.class,
      AddProjectCommand.class,
      AddUserCommand.class,
      AuthKeysCommand.class,
      CleanupCommand.class,
      ConnectCommand.class,
      DoctorCommand.class,
      ForwardDownCommand.class,
      ForwardUpCommand.class,
      HelpCommand.class,
      InitCommand.class,
      InspectCommand.class,
      KillCommand.class,
      KnownHostsCommand.class,
      ListCommand.class,
      ListProjectsCommand.class,
      ListUsersCommand.class,
      LogsCommand.class,
      OpenCommand.class,
      PingCommand.class,
      PrebuildCommand.class,
      RefillCommand.class,
      RemoveAliasCommand.class,
      RemoveProjectCommand.class,
      RemoveUserCommand.class,
      ReplayCommand.class,
      ServerSetupCommand.class,
      ServersCommand.class,
      SetupCommand.class,
      SpawnCommand.class,
      SshCommand.class,
      StatusCommand.class,
      UpdateProjectCommand.class,
      VerifyImageCommand.class,
      VersionCommand.class,
      WarmupCommand.class
    },
    groups = {
      @Group(
          name = LeadingOptions.CONFIG,
          description = "The client's configuration, ~/.podspawn/config.yaml",
          defaultCommand = ConfigListCommand.class,
          commands = {
            ConfigListCommand.class,
            ConfigGetCommand.class,
            ConfigSetCommand.class,
            ConfigUnsetCommand.class
          }),
      @Group(
          name = LeadingOptions.KEYS,
          description = "Users' keys: fetched again, or prepared for sshd",
          commands = {KeysPrepareCommand.class, KeysRefreshCommand.class}),
      @Group(
          name = LeadingOptions.PODFILE,
          description = "What a project's environment is made of",
          commands = {PodfileShowCommand.class, PodfileValidateCommand.class}),
      @Group(
          name = LeadingOptions.PROJECTS,
          description = "What your names land in",
          commands = ProjectsSyncCommand.class),
      @Group(
          name = LeadingOptions.TOOLBOX,
          description = "This machine's own programs, for containers whose images have none",
          commands = ToolboxBuildCommand.class),
      @Group(name = LeadingOptions.USER, description = "One user", commands = UserShowCommand.class)
    })
final class FullCommandLine {
  private FullCommandLine() {}

  static ExitStatus run(List<String> arguments, Wiring wiring) {
    return parse(arguments).run(wiring);
  }

  /** The command that the arguments ask for, with its options set. */
  static PodspawnCommand parse(List<String> arguments) {
    try {
      return new com.github.rvesse.airline.Cli<PodspawnCommand>(FullCommandLine.class)
          .parse(LeadingOptions.moved(arguments).toArray(new String[0]));
    } catch (ParseException e) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "understand the command line", String.valueOf(e.getMessage()), "'podspawn help'"),
          e);
    }
  }
}
