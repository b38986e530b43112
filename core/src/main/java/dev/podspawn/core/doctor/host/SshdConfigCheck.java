package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;

/** An sshd that runs goes on with a broken file, and does not come back after the next restart. */
final class SshdConfigCheck implements HostCheck {
  @Override
  public String id() {
    return "sshd-config";
  }

  @Override
  public String promise() {
    return "sshd finds its configuration right";
  }

  @Override
  public List<Result> run(Host host) {
    Path config = host.site().sshdConfig();
    HostCommand test = host.run(List.of(SshdSettings.SSHD, "-t", "-f", config.toString()));
    Problems problems = new Problems();
    if (!test.succeeded()) {
      problems.fail(
          config,
          "sshd says: " + test.output().strip().replace('\n', ' '),
          Fix.byHand(SshdSettings.SSHD + " -t -f " + config));
    }
    return problems.or(config, "sshd -t finds nothing wrong");
  }
}
