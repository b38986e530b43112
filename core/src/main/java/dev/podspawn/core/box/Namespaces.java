package dev.podspawn.core.box;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which namespaces a process has of its own (namespaces(7)); only its own account and root may know. The reader's are taken
 * for the host's.
 *
 * @param own whether each is not the reader's, by its name below {@code /proc/PID/ns}
 */
record Namespaces(Map<String, Boolean> own) {
  private static final String[] NAMES = {"pid", "net", "ipc", "mnt", "uts", "cgroup", "user"};

  Namespaces {
    own = Map.copyOf(own);
  }

  static Optional<Namespaces> read(ProcFiles proc, String process) {
    Map<String, Boolean> own = new LinkedHashMap<>();
    for (String name : NAMES) {
      Optional<String> theirs = proc.link(process, "ns/" + name);
      Optional<String> ours = proc.link("self", "ns/" + name);
      if (theirs.isPresent() && ours.isPresent()) {
        own.put(name, !theirs.get().equals(ours.get()));
      }
    }
    return own.isEmpty() ? Optional.empty() : Optional.of(new Namespaces(own));
  }

  /** Whether it is the container's own; nothing where that is not known. */
  Optional<Boolean> own(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /** For people: the names of those that are its own. */
  String text() {
    StringBuilder text = new StringBuilder(40);
    for (String name : NAMES) {
      if (own.getOrDefault(name, false)) {
        text.append(text.isEmpty() ? "" : " ").append(name);
      }
    }
    return text.toString();
  }
}
