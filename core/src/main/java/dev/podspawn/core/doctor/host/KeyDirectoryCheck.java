package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who can put a file here can log in as anybody of podspawn's. */
final class KeyDirectoryCheck implements HostCheck {
  private static final int MODE = 0755;
  private static final int OTHERS_ENTER = 0005;

  @Override
  public String id() {
    return "key-directory";
  }

  @Override
  public String promise() {
    return "auth.key_dir is there, root's up to the top, and open to the account that sshd reads it"
        + " by";
  }

  @Override
  public List<Result> run(Host host) {
    Path keys = host.site().config().auth().keyDir();
    Optional<FileFacts> facts = host.stat(keys);
    Problems problems = new Problems();
    Trust.above(host, keys, problems);
    if (facts.isEmpty()) {
      problems.fail(keys, "it is missing", Fix.safe(new Repair.Directory(keys, "root", MODE)));
    } else if (!facts.get().isDirectory()) {
      problems.fail(
          keys, "it is no directory", Fix.byHand("auth.key_dir: the directory that it leads to"));
    } else {
      Trust.own(host, keys, problems);
      if (problems.none() && (facts.get().mode() & OTHERS_ENTER) != OTHERS_ENTER) {
        problems.fail(keys, "auth-keys cannot look into it", Fix.safe(new Repair.Mode(keys, MODE)));
      }
    }
    return problems.or(keys, "only root can change what is in it");
  }

  @Override
  public boolean needsRoot() {
    return false;
  }
}
