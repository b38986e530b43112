package dev.podspawn.core.setup;

import java.io.IOException;

/** A system group. */
record MakeGroup(String name) implements Change {

  @Override
  public String what() {
    return "group " + name;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return NameService.group(name).isEmpty();
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewGroup(name));
    Programs.run("groupadd", "--system", name);
    return what();
  }
}
