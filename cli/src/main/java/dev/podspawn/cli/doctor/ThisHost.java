package dev.podspawn.cli.doctor;

import dev.podspawn.core.authkeys.AuthorizedKeys;
import dev.podspawn.core.authkeys.ForcedCommandLine;
import dev.podspawn.core.authkeys.OfferedKey;
import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.KeyReview;
import dev.podspawn.core.doctor.Site;
import dev.podspawn.core.doctor.ToolboxState;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The machine that this process runs on.
 *
 * @param toolboxes looks at the toolbox, which takes a while
 */
public record ThisHost(Site site, boolean root, Machine machine, Supplier<ToolboxState> toolboxes)
    implements Host {
  @Override
  public Optional<FileFacts> stat(Path file) {
    return machine.stat(file);
  }

  @Override
  public Optional<Path> real(Path file) {
    return machine.real(file);
  }

  @Override
  public List<Path> entries(Path directory) {
    return machine.entries(directory);
  }

  @Override
  public Optional<String> read(Path file) {
    return machine.read(file);
  }

  @Override
  public HostCommand run(List<String> argv) {
    return machine.run(argv);
  }

  @Override
  public Forwarding forwarding(UserName user) {
    Forwarding usual = site.config().forwarding();
    try {
      return UserFiles.beside(site.configFile())
          .read(user)
          .flatMap(own -> own.settings().forwarding())
          .orElse(usual);
    } catch (PodspawnException e) {
      // Logins of this user say what is wrong with it.
      return usual;
    }
  }

  @Override
  public ToolboxState toolbox() {
    return toolboxes.get();
  }

  @Override
  public KeyReview keys(UserName user) {
    Complaints complaints = new Complaints();
    ForcedCommandLine command = new ForcedCommandLine(
        site.launcher(), Optional.empty(), site.config().engine().runAs(), Optional.empty());
    AuthorizedKeys keys = new AuthorizedKeys(site.config().auth().keyDir(), command, complaints);
    try {
      int lines = keys.linesFor(user, OfferedKey.ANY).size();
      return new KeyReview(lines, complaints.lines, Optional.empty());
    } catch (PodspawnException e) {
      return new KeyReview(0, complaints.lines, Optional.of(e.adminLine()));
    }
  }

  /** What would go to the admin's log. */
  private static final class Complaints implements AdminLog {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void info(String line) {
      lines.add(line);
    }

    @Override
    public void warning(String line) {
      lines.add(line);
    }

    @Override
    public void error(String line) {
      lines.add(line);
    }
  }
}
