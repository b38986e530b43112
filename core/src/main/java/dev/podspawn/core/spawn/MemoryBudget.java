package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a container with which a user's containers would have more memory than they may have together. What each of
 * them has is told by its label {@code podspawn-memory}, in bytes, 0 for no limit. Asked under the user's lock.
 */
final class MemoryBudget {
  private static final String LABEL = "podspawn-memory";
  private static final String SESSION = "podspawn-session";
  private static final int MIB_SHIFT = 20;

  private final Engine engine;
  private final SpawnSettings settings;

  MemoryBudget(Engine engine, SpawnSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /** The label of a container with these limits. */
  static Map<String, String> label(ContainerSpec.Limits limits) {
    return Map.of(LABEL, Long.toString(limits.memoryBytes()));
  }

  /**
   * Admits one more container. Without a sum to keep, the engine is not asked.
   *
   * @throws PodspawnException {@link ErrorCode#MEMORY_LIMIT}
   */
  void admit(Session wanted) {
    long most = settings.userMemoryBytes();
    if (most <= 0) {
      return;
    }
    long containers = 1L + settings.serviceNames().size();
    long memory = settings.limits().memoryBytes() * containers;
    if (memory <= 0) {
      throw refused(
          wanted,
          "it would have no limit of memory, and resources.user_memory is set",
          "asking this host's admin for a limit (memory)");
    }
    List<ContainerInfo> others = others(wanted);
    long rest = most;
    for (ContainerInfo other : others) {
      long has = memoryOf(other.labels());
      if (has <= 0) {
        throw refused(
            wanted,
            "the session " + address(other) + " has no limit of memory, and resources.user_memory"
                + " is set",
            killing(other));
      }
      rest -= has;
    }
    if (memory > rest) {
      throw others.isEmpty() ? tooBig(wanted, memory, most) : tooMany(wanted, others, memory, most);
    }
  }

  private List<ContainerInfo> others(Session wanted) {
    List<ContainerInfo> others = new ArrayList<>();
    for (ContainerInfo container : engine.list(settings.names().labels(wanted.user()))) {
      // Without a session is what verify-image looks at, for seconds.
      String session = container.labels().getOrDefault(SESSION, wanted.key());
      boolean network =
          EngineNames.ownedNetwork(wanted.user(), container.labels()).isPresent();
      if (!session.equals(wanted.key()) && !network) {
        others.add(container);
      }
    }
    return others;
  }

  /** 0 also where an older podspawn made the container. */
  static long memoryOf(Map<String, String> labels) {
    try {
      return Long.parseLong(labels.getOrDefault(LABEL, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private PodspawnException tooBig(Session wanted, long memory, long most) {
    return refused(
        wanted,
        "it needs " + mib(memory) + withServices() + ", and resources.user_memory allows "
            + mib(most),
        "asking this host's admin for a smaller container (memory)");
  }

  private PodspawnException tooMany(
      Session wanted, List<ContainerInfo> others, long memory, long most) {
    Map<String, Long> sums = new LinkedHashMap<>();
    others.forEach(other -> sums.merge(address(other), memoryOf(other.labels()), Long::sum));
    List<String> held = new ArrayList<>();
    sums.forEach((address, sum) -> held.add(address + " has " + mib(sum)));
    return refused(
        wanted,
        "it needs " + mib(memory) + withServices() + " of the " + mib(most)
            + " that resources.user_memory allows," + " and " + String.join(", ", held),
        killing(others.get(0)));
  }

  private static String killing(ContainerInfo other) {
    return "ending one of them first, such as by 'podspawn kill " + address(other) + "'";
  }

  private String withServices() {
    return settings.serviceNames().isEmpty() ? "" : " with its services";
  }

  /** How people name its session: a user's name has no point in it. */
  private static String address(ContainerInfo container) {
    return container.labels().getOrDefault(SESSION, container.name()).replace('.', '@');
  }

  private static String mib(long bytes) {
    return (bytes >> MIB_SHIFT) + " MiB";
  }

  private static PodspawnException refused(Session wanted, String reason, String advice) {
    return new PodspawnException(
        ErrorCode.MEMORY_LIMIT,
        new Message("open the session " + wanted.address(), reason, advice),
        null);
  }
}
