package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;

/** Who can change what sshd calls is whoever they like. */
final class InstallationCheck implements HostCheck {
  @Override
  public String id() {
    return "installation";
  }

  @Override
  public String promise() {
    return "the distribution and all directories above it are root's, and only root can write them";
  }

  @Override
  public List<Result> run(Host host) {
    Path home = host.site().home();
    Problems problems = new Problems();
    Trust.above(host, home, problems);
    all(host, home, problems);
    return problems.or(home, "only root can change it");
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static void all(Host host, Path path, Problems problems) {
    Trust.own(host, path, problems);
    if (host.stat(path).filter(facts -> facts.isDirectory()).isPresent()) {
      host.entries(path).forEach(entry -> all(host, entry, problems));
    }
  }
}
