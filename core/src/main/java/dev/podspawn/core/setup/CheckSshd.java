package dev.podspawn.core.setup;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.sshd.Sshd;
import dev.podspawn.core.sshd.SshdValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes sure, before sshd reads its new configuration, that it accepts it, that it says for podspawn's accounts what it
 * should, and for all others exactly what it said before.
 *
 * @param before what held for other accounts, by name
 * @param members accounts that are in the group, or are asked about as if they were
 * @param wanted keywords, and the values that must hold for the members
 * @param groups the group file by which the members are in the group
 */
record CheckSshd(
    Sshd sshd,
    Map<String, SshdValues> before,
    List<String> members,
    Map<String, String> wanted,
    String groups)
    implements Change {
  CheckSshd {
    before = Map.copyOf(before);
    members = List.copyOf(members);
    wanted = Map.copyOf(wanted);
  }

  @Override
  public String what() {
    return "check by sshd -t and sshd -T: podspawn's accounts as above, " + before.size()
        + " others exactly as before";
  }

  @Override
  public boolean isNeeded() {
    return true;
  }

  @Override
  public String make(Journal journal) throws IOException {
    Optional<String> complaint = sshd.complaint(sshd.config());
    if (complaint.isPresent()) {
      throw differs("sshd does not accept " + sshd.config() + " any more: " + complaint.get());
    }
    for (Map.Entry<String, SshdValues> other : before.entrySet()) {
      SshdValues after = sshd.valuesFor(other.getKey(), Sshd.groups());
      List<String> differences = other.getValue().differences(after);
      if (!differences.isEmpty()) {
        throw differs(
            "logins of " + other.getKey() + " would not be as before (" + differences.get(0) + ")");
      }
    }
    for (String member : members) {
      checkMember(member, sshd.valuesFor(member, groups));
    }
    return what();
  }

  private void checkMember(String member, SshdValues values) {
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      String value = values.value(entry.getKey()).orElse("not set");
      if (!value.equals(entry.getValue())) {
        throw differs("for podspawn's account " + member + ", " + entry.getKey() + " would be '"
            + value + "' and not '" + entry.getValue() + "'");
      }
    }
  }

  private SetupException differs(String reason) {
    return new SetupException(
        ErrorCode.SSHD_DIFFERS,
        reason,
        "'sshd -T -C user=NAME,host=localhost,addr=127.0.0.1', and to find the other Match block in "
            + sshd.config());
  }
}
