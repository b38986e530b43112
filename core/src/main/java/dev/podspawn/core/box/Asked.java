package dev.podspawn.core.box;

import dev.podspawn.core.engine.ContainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for a container. It is kept with the container, in the label {@code podspawn-asked}: words {@code
 * name=value} with blanks between, lists with commas; an unknown word is passed over.
 *
 * @param network empty for the engine's default
 */
public record Asked(
    ContainerSpec.Limits limits, ContainerSpec.Security security, Optional<String> network) {
  static final String UNCONFINED = "unconfined";

  private static final String CUSTOM = "custom";
  private static final double NANOS_PER_CPU = 1e9;

  /** As the label's text; of mounts and of a seccomp profile's text there is nothing in it. */
  public String text() {
    List<String> words = new ArrayList<>();
    add(words, "memory", limits.memoryBytes());
    add(words, "cpus", cpuNanos());
    add(words, "pids", limits.pids());
    add(words, "nofile", limits.nofile());
    add(words, "shm", limits.shmBytes());
    add(words, "disk", limits.diskBytes());
    words.add("drop=" + String.join(",", security.capDrop()));
    words.add("add=" + String.join(",", security.capAdd()));
    words.add("no-new-privileges=" + security.noNewPrivileges());
    words.add("readonly=" + security.readonlyRootfs());
    ContainerSpec.Box box = security.box();
    box.runtime().ifPresent(runtime -> words.add("runtime=" + runtime));
    box.userns().ifPresent(userns -> words.add("userns=" + userns));
    box.seccomp().ifPresent(text -> words.add("seccomp=" + (isUnfiltered() ? text : CUSTOM)));
    if (!box.devices().isEmpty()) {
      words.add("devices=" + String.join(",", box.devices()));
    }
    network.ifPresent(name -> words.add("network=" + name));
    return String.join(" ", words);
  }

  private static void add(List<String> words, String name, long value) {
    if (value > 0) {
      words.add(name + "=" + value);
    }
  }

  /** In billionths of a processor. */
  long cpuNanos() {
    return Math.round(limits.cpus() * NANOS_PER_CPU);
  }

  /** Whether no seccomp profile at all was asked for. */
  boolean isUnfiltered() {
    return security.box().seccomp().filter(UNCONFINED::equals).isPresent();
  }

  /** What a label's text says. */
  public static Asked parse(String text) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : Lines.words(text)) {
      int sign = word.indexOf('=');
      if (sign > 0) {
        words.put(word.substring(0, sign), word.substring(sign + 1));
      }
    }
    ContainerSpec.Box box = new ContainerSpec.Box(
        Optional.ofNullable(words.get("runtime")),
        Optional.ofNullable(words.get("userns")),
        Optional.ofNullable(words.get("seccomp")),
        list(words, "devices"));
    return new Asked(
        new ContainerSpec.Limits(
            number(words, "cpus") / NANOS_PER_CPU,
            number(words, "memory"),
            number(words, "pids"),
            number(words, "nofile"),
            number(words, "shm"),
            number(words, "disk")),
        new ContainerSpec.Security(
            list(words, "drop"),
            list(words, "add"),
            isTrue(words, "no-new-privileges"),
            isTrue(words, "readonly"),
            Map.of(),
            box),
        Optional.ofNullable(words.get("network")));
  }

  private static long number(Map<String, String> words, String name) {
    return Bound.parse(words.getOrDefault(name, "0")).orElse(0);
  }

  private static boolean isTrue(Map<String, String> words, String name) {
    return words.getOrDefault(name, "").equals("true");
  }

  private static List<String> list(Map<String, String> words, String name) {
    return Lines.split(words.getOrDefault(name, ""), ',');
  }

  /** Whether a process may have this capability, named without {@code CAP_}. */
  boolean allows(String capability) {
    List<String> dropped = CapabilitySet.plain(security.capDrop());
    List<String> added = CapabilitySet.plain(security.capAdd());
    if (added.contains(capability) || added.contains("ALL")) {
      return true;
    }
    return !dropped.contains("ALL") && !dropped.contains(capability);
  }

  /** For people: what is left of the capabilities. */
  String capabilities() {
    List<String> dropped = CapabilitySet.plain(security.capDrop());
    List<String> added = CapabilitySet.plain(security.capAdd());
    if (dropped.contains("ALL")) {
      return added.isEmpty() ? "none" : String.join(",", added);
    }
    StringBuilder text = new StringBuilder("the engine's own");
    dropped.forEach(name -> text.append(" -").append(name));
    added.forEach(name -> text.append(" +").append(name));
    return text.toString();
  }
}
