package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;

/** A runtime that has other archives than its own does without and says nothing. The launcher knows which it takes. */
final class ArchivesCheck implements HostCheck {
  @Override
  public String id() {
    return "archives";
  }

  @Override
  public String promise() {
    return "what podspawn warmup has kept is of this podspawn, and of the Java runtime that the launcher finds";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Path launcher = host.site().launcher();
    String archives = host.site().home().resolve("lib").resolve("archive").toString();
    HostCommand asked = host.run(List.of(launcher.toString(), "warmup", "--check"));
    String word = asked.output().strip();
    if (!asked.succeeded()) {
      return List.of(new Result.NotChecked(archives, "not checked: " + word));
    }
    return List.of(
        switch (word) {
          case "fresh" -> new Result.Pass(archives, "logins start from them");
          case "none" -> new Result.Pass(archives, "there are none, so logins start later");
          default ->
            new Result.Warn(
                archives,
                "Java or podspawn has changed since, so logins start later",
                Fix.byHand(launcher + " warmup"));
        });
  }
}
