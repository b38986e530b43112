package dev.podspawn.core.setup;

import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.sshd.Sshd;
import dev.podspawn.core.sshd.SshdValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sshd says, before anything is changed, of the accounts that set-up has to think of.
 *
 * @param others what holds for root, and for people's accounts that are not podspawn's, by name
 * @param members podspawn's accounts, and an account that is asked about as if it were one
 * @param groups the text of a group file by which they are
 */
public record Logins(Map<String, SshdValues> others, List<String> members, String groups) {
  /** Asked about as if it were in the group; it is an account that every system has and nobody logs in as. */
  private static final String STAND_IN = "nobody";

  private static final String UNUSED_GID = "2147480000";
  private static final int FIRST_PERSON = 1000;
  private static final int LAST_PERSON = 60_000;
  private static final int MOST_ASKED = 50;

  public Logins {
    others = Map.copyOf(others);
    members = List.copyOf(members);
  }

  /** Asks sshd. */
  public static Logins ask(Sshd sshd) throws IOException {
    List<String> members = ofGroup();
    Map<String, SshdValues> others = new LinkedHashMap<>();
    String groups = Sshd.groups();
    for (String name : people()) {
      if (!members.contains(name) && others.size() < MOST_ASKED) {
        others.put(name, sshd.valuesFor(name, groups));
      }
    }
    members.add(STAND_IN);
    return new Logins(others, members, withStandIn(groups));
  }

  /** Podspawn's accounts. */
  static List<String> ofGroup() throws IOException {
    Optional<NameService.Group> group = NameService.group(Site.GROUP);
    return new ArrayList<>(group.isPresent() ? NameService.membersOf(group.get()) : List.of());
  }

  /** Those asked about who are not in another group, which has a Match block of its own. */
  List<String> membersWithout(String other) throws IOException {
    Optional<NameService.Group> group = NameService.group(other);
    List<String> rest = new ArrayList<>(members);
    if (group.isPresent()) {
      rest.removeAll(NameService.membersOf(group.get()));
    }
    return rest;
  }

  private static List<String> people() throws IOException {
    return NameService.accounts().stream()
        .filter(account ->
            account.uid() == 0 || (account.uid() >= FIRST_PERSON && account.uid() <= LAST_PERSON))
        .map(HostAccount::name)
        .distinct()
        .toList();
  }

  static String withStandIn(String groups) {
    StringBuilder text = new StringBuilder();
    boolean found = false;
    for (String line : groups.lines().toList()) {
      text.append(line);
      if (line.startsWith(Site.GROUP + ":")) {
        found = true;
        text.append(line.endsWith(":") ? "" : ",").append(STAND_IN);
      }
      text.append('\n');
    }
    if (!found) {
      text.append(Site.GROUP + ":x:" + UNUSED_GID + ":" + STAND_IN + "\n");
    }
    return text.toString();
  }
}
