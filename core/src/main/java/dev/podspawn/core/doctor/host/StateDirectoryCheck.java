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

/** Who can write another's state can forge a session. */
final class StateDirectoryCheck implements HostCheck {
  @Override
  public String id() {
    return "state-directory";
  }

  @Override
  public String promise() {
    return "state.dir is root's, and each user's part of it belongs, mode 0700, to the account that talks to the engine";
  }

  private static final int OPEN = 0755;
  private static final int CLOSED = 0700;
  private static final int OTHERS = 0077;

  @Override
  public List<Result> run(Host host) {
    Path state = host.site().config().state().dir();
    Path users = host.site().stateUsers();
    Problems problems = new Problems();
    Trust.above(host, state, problems);
    required(host, state, problems);
    Optional<NssAccount> service = host.site().service().flatMap(host::account);
    if (host.site().service().isPresent()) {
      service.ifPresent(owner -> look(host, users, owner, problems));
    } else {
      required(host, users, problems);
      host.accounts().forEach(owner -> look(host, users.resolve(owner.name()), owner, problems));
    }
    return problems.or(state, "each part is its owner's");
  }

  private static void required(Host host, Path directory, Problems problems) {
    if (host.stat(directory).isEmpty()) {
      problems.fail(
          directory, "it is missing", Fix.safe(new Repair.Directory(directory, "root", OPEN)));
    } else {
      Trust.own(host, directory, problems);
    }
  }

  private static void look(Host host, Path directory, NssAccount owner, Problems problems) {
    Optional<FileFacts> facts = host.stat(directory);
    if (facts.isEmpty()) {
      problems.fail(
          directory,
          "it is missing",
          Fix.safe(new Repair.Directory(directory, owner.name(), CLOSED)));
    } else if (!facts.get().isDirectory()) {
      problems.fail(directory, "it is no directory", Fix.byHand("rm " + directory));
    } else if (facts.get().uid() != owner.uid()) {
      // What another account has written there may be forged; what is root's is not.
      problems.fail(
          directory,
          "it belongs to uid " + facts.get().uid() + ", not to " + owner.name(),
          facts.get().uid() == 0 && host.entries(directory).isEmpty()
              ? Fix.safe(new Repair.Owner(directory, owner.name()))
              : Fix.byHand("mv " + directory + " " + directory
                  + ".foreign && install -d -m 0700 -o " + owner.name() + " " + directory));
    } else if ((facts.get().mode() & OTHERS) != 0) {
      // The account's own directory: root does not follow the account into it.
      problems.fail(directory, "it is open to others", Fix.byHand("chmod 0700 " + directory));
    }
  }
}
