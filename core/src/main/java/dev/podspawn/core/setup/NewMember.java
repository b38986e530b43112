package dev.podspawn.core.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An account that was not in a group. */
record NewMember(String account, String group) implements Made {
  static final String KIND = "new-member";

  @Override
  public List<String> fields() {
    return List.of(KIND, account, group);
  }

  @Override
  public TakenBack takeBack() throws IOException {
    Optional<NameService.Group> found = NameService.group(group);
    if (found.isEmpty() || !found.get().members().contains(account)) {
      return TakenBack.NOTHING;
    }
    Programs.run("gpasswd", "--delete", account, group);
    return TakenBack.removed("account " + account + " from group " + group);
  }
}
