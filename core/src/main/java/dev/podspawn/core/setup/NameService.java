package dev.podspawn.core.setup;

import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The system's groups, and who is in them, by getent(1): Java knows names only. */
final class NameService {
  private static final int FIELDS = 4;

  private NameService() {}

  /**
   * A group of group(5).
   *
   * @param members without those whose first group it is
   */
  record Group(String name, int gid, List<String> members) {
    Group {
      members = List.copyOf(members);
    }
  }

  static Optional<Group> group(String name) throws IOException {
    HostCommand found = HostCommand.run(List.of("getent", "group", "--", name), false);
    String[] fields = found.output().strip().split(":", -1);
    return fields.length == FIELDS && fields[0].equals(name)
        ? Optional.of(group(fields))
        : Optional.empty();
  }

  /** All that the system lists; a directory service may keep some to itself. */
  static List<HostAccount> accounts() throws IOException {
    return HostCommand.run(List.of("getent", "passwd"), false)
        .output()
        .lines()
        .flatMap(line -> HostAccount.parse(line).stream())
        .toList();
  }

  /** The names of all accounts in a group, those whose first group it is included. */
  static List<String> membersOf(Group group) throws IOException {
    List<String> members = new ArrayList<>(group.members());
    for (HostAccount account : accounts()) {
      if (account.gid() == group.gid() && !members.contains(account.name())) {
        members.add(account.name());
      }
    }
    return members;
  }

  private static Group group(String[] fields) {
    List<String> members = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",", -1));
    return new Group(fields[0], Integer.parseInt(fields[2]), members);
  }
}
