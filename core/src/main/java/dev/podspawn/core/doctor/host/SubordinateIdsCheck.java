package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;

/** Two accounts with the same ids can read each other's containers. */
final class SubordinateIdsCheck implements HostCheck {
  @Override
  public String id() {
    return "subordinate-ids";
  }

  @Override
  public String promise() {
    return "with rootless Podman, each account has 65536 subordinate uids and gids that are nobody else's";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static final long ENOUGH = 65536;

  @Override
  public List<Result> run(Host host) {
    if (host.site().service().isPresent()) {
      return List.of(new Result.Pass("subuid, subgid", "not needed with a service account"));
    }
    Problems problems = new Problems();
    for (String name : List.of("subuid", "subgid")) {
      List<IdRange> ranges = IdRange.all(host.read(Path.of("/etc", name)).orElse(""));
      for (NssAccount account : host.accounts()) {
        look(name, account, ranges, problems);
      }
    }
    return problems.or("/etc/subuid, /etc/subgid", "each account has ids of its own");
  }

  private static void look(
      String file, NssAccount account, List<IdRange> ranges, Problems problems) {
    List<IdRange> own = ranges.stream().filter(range -> range.isOf(account)).toList();
    if (own.stream().mapToLong(IdRange::count).sum() < ENOUGH) {
      problems.fail(
          account.name(),
          "it has fewer than " + ENOUGH + " ids in /etc/" + file,
          Fix.byHand("usermod --add-" + file + "s FIRST-LAST " + account.name()));
    }
    for (IdRange range : own) {
      ranges.stream()
          .filter(other -> !other.isOf(account) && other.overlaps(range))
          .forEach(other -> problems.fail(
              account.name(),
              "in /etc/" + file + " it has ids of " + other.owner() + "'s: " + other.first(),
              Fix.byHand("usermod --del-" + file + "s " + range.first() + "-" + range.last() + " "
                  + account.name())));
    }
  }
}
