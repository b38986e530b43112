package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;

/** The users' own files, the sources of their keys, and the keys that sshd reads when podspawn is broken. */
final class ConfigDirectoryCheck implements HostCheck {
  private static final int OTHERS = 0077;

  @Override
  public String id() {
    return "config-directory";
  }

  @Override
  public String promise() {
    return "the directory of the configuration is root's, and so are users, sources and emergency in"
        + " it; only root can look into sources";
  }

  @Override
  public List<Result> run(Host host) {
    Path etc = host.site().etc();
    Problems problems = new Problems();
    Trust.own(host, etc, problems);
    Trust.above(host, etc, problems);
    Trust.own(host, host.site().configFile(), problems);
    for (String name : List.of("users", "sources", "emergency")) {
      Path directory = etc.resolve(name);
      Trust.own(host, directory, problems);
      host.entries(directory).forEach(file -> Trust.own(host, file, problems));
    }
    sources(host, etc.resolve("sources"), problems);
    return problems.or(etc, "only root can change what is in it");
  }

  private static void sources(Host host, Path directory, Problems problems) {
    host.stat(directory)
        .filter(FileFacts::isDirectory)
        .filter(facts -> facts.uid() == 0 && (facts.mode() & OTHERS) != 0)
        .ifPresent(facts -> problems.fail(
            directory,
            "others can look into it",
            Fix.safe(new Repair.Mode(directory, facts.mode() & ~OTHERS))));
  }
}
