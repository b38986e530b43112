package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where systemd runs, lingering keeps it there; it is gone with the last login otherwise. */
final class RuntimeDirectoryCheck implements HostCheck {
  @Override
  public String id() {
    return "runtime-directory";
  }

  @Override
  public String promise() {
    return "with rootless Podman, each account has a runtime directory that is there without a login";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static final int CLOSED = 0700;

  /** Passing through it is no harm, and Podman allows it to all: {@code userns=keep-id}. */
  private static final int OTHERS = 0066;

  private static final Path LINGER = Path.of("/var/lib/systemd/linger");

  @Override
  public List<Result> run(Host host) {
    if (host.site().service().isPresent()) {
      return List.of(new Result.Pass("/run/user", "not needed with a service account"));
    }
    Problems problems = new Problems();
    boolean systemd = host.stat(TimerCheck.SYSTEMD).isPresent();
    for (NssAccount account : host.accounts()) {
      Path directory = Path.of("/run/user", Integer.toString(account.uid()));
      look(account, directory, host.stat(directory), systemd, problems);
      if (systemd && host.stat(LINGER.resolve(account.name())).isEmpty()) {
        problems.warn(
            account.name(),
            "it does not linger: " + directory + " goes with its last login",
            Fix.byHand("loginctl enable-linger " + account.name()));
      }
    }
    return problems.or("/run/user", "each account has its directory");
  }

  private static void look(
      NssAccount account,
      Path directory,
      Optional<FileFacts> facts,
      boolean systemd,
      Problems problems) {
    if (facts.isEmpty()) {
      problems.fail(
          directory,
          "it is missing for " + account.name(),
          systemd
              ? Fix.byHand("loginctl enable-linger " + account.name())
              : Fix.safe(new Repair.Directory(directory, account.name(), CLOSED)));
    } else if (facts.get().uid() != account.uid() || (facts.get().mode() & OTHERS) != 0) {
      problems.fail(
          directory,
          "it is not " + account.name() + "'s alone",
          Fix.byHand("chown " + account.name() + ": " + directory + " && chmod 0700 " + directory));
    }
  }
}
