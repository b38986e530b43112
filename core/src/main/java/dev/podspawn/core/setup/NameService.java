package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The system's accounts and groups, by getent(1): Java knows names only. */
final class NameService {
  private NameService() {}

  /** An account of passwd(5). */
  record Account(String name, int uid, int gid, String home) {}

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

  static Optional<Account> account(String name) throws IOException {
    return lines("passwd", name).stream().findFirst().map(NameService::account);
  }

  static Optional<Group> group(String name) throws IOException {
    return lines("group", name).stream().findFirst().map(NameService::group);
  }

  /** All that the system lists; a directory service may keep some to itself. */
  static List<Account> accounts() throws IOException {
    return lines("passwd").stream().map(NameService::account).toList();
  }

  /** The names of all accounts in a group, those whose first group it is included. */
  static List<String> membersOf(Group group) throws IOException {
    List<String> members = new ArrayList<>(group.members());
    for (Account account : accounts()) {
      if (account.gid() == group.gid() && !members.contains(account.name())) {
        members.add(account.name());
      }
    }
    return members;
  }

  private static Account account(String[] fields) {
    return new Account(
        fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]);
  }

  private static Group group(String[] fields) {
    List<String> members = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",", -1));
    return new Group(fields[0], Integer.parseInt(fields[2]), members);
  }

  private static List<String[]> lines(String... words) throws IOException {
    List<String> argv = new ArrayList<>(List.of("getent"));
    argv.addAll(List.of(words));
    List<String[]> found = new ArrayList<>();
    for (String line : HostCommand.run(argv, false).output().lines().toList()) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 4 && fields[2].matches("\\d{1,9}")) {
        found.add(fields);
      }
    }
    return found;
  }
}
