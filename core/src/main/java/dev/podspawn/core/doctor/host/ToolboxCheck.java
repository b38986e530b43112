package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.Transport;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;

/** With the guest's part missing, logins are carried by the engine alone, or not at all. */
final class ToolboxCheck implements HostCheck {
  @Override
  public String id() {
    return "toolbox";
  }

  @Override
  public String promise() {
    return "the toolbox has podspawn-guest, and sftp-server, scp and rsync as this machine has them";
  }

  @Override
  public List<Result> run(Host host) {
    Path toolbox = host.site().home().resolve("toolbox");
    Transport transport = host.site().config().session().transport();
    if (transport == Transport.DIRECT) {
      return List.of(new Result.Pass(toolbox.toString(), "session.transport is direct"));
    }
    Fix build = Fix.safe(new Repair.Toolbox(host.site().launcher()));
    Problems problems = new Problems();
    switch (host.toolbox()) {
      case MISSING -> missing(toolbox, transport, problems);
      case WITHOUT_PROGRAMS ->
        problems.warn(
            toolbox, "it has not been built: images without sftp-server have no SFTP", build);
      case STALE -> problems.warn(toolbox, "this machine's packages have changed since", build);
      case UNKNOWN -> problems.warn(toolbox, "it cannot be compared with this machine", build);
      case FRESH -> {}
    }
    return problems.or(toolbox, "it is built, and as this machine is");
  }

  private static void missing(Path toolbox, Transport transport, Problems problems) {
    Fix fix = Fix.byHand("cp -R cli/target/podspawn/toolbox " + toolbox.getParent());
    if (transport == Transport.GUEST) {
      problems.fail(toolbox, "it has no podspawn-guest, so no login works", fix);
    } else {
      problems.warn(
          toolbox, "it has no podspawn-guest: the engine's own streams carry logins", fix);
    }
  }

  @Override
  public boolean needsRoot() {
    return false;
  }
}
