package dev.podspawn.cli.doctor;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whom an installation is about: those with a key file, with state, or in the group. */
public final class Users {
  private static final int FIELDS = 4;

  private final TreeSet<String> names = new TreeSet<>();
  private final Machine machine;

  public Users(Machine machine) {
    this.machine = machine;
  }

  /** Adds all for whom there is an entry in a directory. */
  public Users in(Path directory) {
    machine.entries(directory).forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    return this;
  }

  /** Adds the members of a group ({@code name:password:gid:members}, group(5)). */
  public Users of(String group) {
    String line =
        machine.run(List.of("/usr/bin/getent", "group", "--", group)).output().strip();
    String[] fields = line.split(":", -1);
    if (fields.length == FIELDS && !fields[3].isEmpty()) {
      names.addAll(Arrays.asList(fields[3].split(",", -1)));
    }
    return this;
  }

  /** Those whose names podspawn accepts, by name. */
  public List<UserName> all() {
    return names.stream().map(Users::parsed).flatMap(Optional::stream).toList();
  }

  private static Optional<UserName> parsed(String name) {
    try {
      return Optional.of(UserName.parse(name));
    } catch (PodspawnException e) {
      return Optional.empty(); // A check of its own tells of files with such names.
    }
  }
}
