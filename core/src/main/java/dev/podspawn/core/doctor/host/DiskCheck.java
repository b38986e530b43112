package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;

/** A full disk ends logins. */
final class DiskCheck implements HostCheck {
  @Override
  public String id() {
    return "disk";
  }

  @Override
  public String promise() {
    return "the file system of state.dir has room for more than today";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static final long MEGABYTE = 1 << 20;
  private static final long TIGHT = 1024;
  private static final long FULL = 100;
  private static final long FEW_INODES = 10_000;

  @Override
  public List<Result> run(Host host) {
    Path state = host.site().config().state().dir();
    HostCommand asked = host.run(
        List.of("/usr/bin/stat", "--file-system", "--format", "%a %S %c %d", state.toString()));
    String[] words = asked.output().strip().split(" ", -1);
    if (!asked.succeeded() || words.length != 4) {
      return List.of(new Result.NotChecked(state.toString(), "it is not there, or says nothing"));
    }
    long free = Long.parseLong(words[0]) * Long.parseLong(words[1]) / MEGABYTE;
    Problems problems = new Problems();
    Fix fix = Fix.byHand("df -h " + state + "; df -i " + state);
    if (free < FULL) {
      problems.fail(state, free + " MiB are free", fix);
    } else if (free < TIGHT) {
      problems.warn(state, free + " MiB are free", fix);
    }
    // A file system that makes inodes as it needs them says that it has none at all.
    boolean counted = Long.parseLong(words[2]) > 0;
    if (counted && Long.parseLong(words[3]) < FEW_INODES) {
      problems.warn(state, words[3] + " inodes are free", fix);
    }
    return problems.or(state, free + " MiB are free");
  }
}
