package dev.podspawn.core.setup;

import java.io.IOException;

/** An account in one more group; it need not be there before this is made. */
record JoinGroup(String account, String group) implements Change {

  @Override
  public String what() {
    return "account " + account + " in group " + group + ", which may open the engine's socket";
  }

  @Override
  public boolean isNeeded() throws IOException {
    return NameService.group(group)
        .filter(found -> found.members().contains(account))
        .isEmpty();
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewMember(account, group));
    Programs.run("gpasswd", "--add", account, group);
    return what();
  }
}
