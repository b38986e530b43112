package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;

/** Without it the sleeping shells and the next logins clear away: not after a reboot. */
final class TimerCheck implements HostCheck {
  @Override
  public String id() {
    return "timer";
  }

  @Override
  public String promise() {
    return "where systemd runs, podspawn-cleanup.timer does";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  /** There where systemd is the init (sd_booted(3)). */
  static final Path SYSTEMD = Path.of("/run/systemd/system");

  private static final String TIMER = "podspawn-cleanup.timer";

  @Override
  public List<Result> run(Host host) {
    if (host.stat(SYSTEMD).isEmpty()) {
      return List.of(new Result.Pass(TIMER, "no systemd runs here"));
    }
    HostCommand active = host.run(List.of("/usr/bin/systemctl", "is-active", TIMER));
    Problems problems = new Problems();
    if (!active.succeeded()) {
      problems.warn(
          TIMER, "it is " + active.output().strip(), Fix.byHand("systemctl enable --now " + TIMER));
    }
    return problems.or(TIMER, "it is active");
  }
}
