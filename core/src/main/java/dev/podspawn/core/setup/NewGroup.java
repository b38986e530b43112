package dev.podspawn.core.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A group that was not there. */
record NewGroup(String name) implements Made {
  static final String KIND = "new-group";

  @Override
  public List<String> fields() {
    return List.of(KIND, name);
  }

  @Override
  public TakenBack takeBack() throws IOException {
    Optional<NameService.Group> group = NameService.group(name);
    if (group.isEmpty()) {
      return TakenBack.NOTHING;
    }
    List<String> members = NameService.membersOf(group.get());
    if (!members.isEmpty()) {
      return TakenBack.stays(
          "group " + name,
          "these accounts are in it, and log in as any other from now on: "
              + String.join(", ", members));
    }
    Programs.run("groupdel", name);
    return TakenBack.removed("group " + name);
  }
}
