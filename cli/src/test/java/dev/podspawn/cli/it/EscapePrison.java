package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the kernel would do for a container's root or account if it let them; {@code src/test/c/prisoner.c} tries it. */
interface EscapePrison extends PrisonAttempts {
  /** What {@code security.cap_add} has by default (capabilities(7), by number). */
  List<Integer> CAPABILITIES = List.of(0, 1, 3, 6, 7, 10);

  /** What an errno says of a kernel or a root that cannot do it at all. */
  Set<String> IMPOSSIBLE = Set.of("lacks", "ENOSYS", "ENOENT", "ENXIO", "ENODEV", "EOPNOTSUPP");

  @Test
  default void theHostsRootCanDoWhatPrisonersTry() {
    Map<String, String> control = outcomes(prison().programs().control());
    assertThat(control)
        .hasSizeGreaterThan(50)
        .allSatisfy((attack, outcome) -> assertThat(
                outcome.equals("worked") || IMPOSSIBLE.contains(outcome))
            .as(attack + " " + outcome)
            .isTrue());
    assertThat(worked(control)).hasSizeGreaterThan(35);
  }

  @Test
  default void theKernelRefusesAContainersRoot() {
    assertThat(worked(tried(prison().asRoot("/tmp/prisoner try"))))
        .isSubsetOf(harmless(prison().kind()));
  }

  @Test
  default void theKernelRefusesAContainersAccount() {
    assertThat(worked(tried(prison().asAccount("/tmp/prisoner try"))))
        .isSubsetOf(harmless(prison().kind()));
  }

  /** Where there can be one: then it is root of what it makes itself, and of nothing that is the host's. */
  @Test
  default void rootOfAUserNamespaceOfItsOwnHasNothingOfTheHosts() {
    Map<String, String> own =
        outcomes(Command.of(prison().programs().path("prisoner").toString(), "list")
            .runOk()
            .lines());
    for (Result result : List.of(
        prison().asRoot("/tmp/prisoner try-as-lord"),
        prison().asAccount("/tmp/prisoner try-as-lord"))) {
      Map<String, String> tried = outcomes(result.ok().lines());
      if (tried.getOrDefault("user-namespace", "").equals("worked")) {
        assertThat(tried).hasSizeGreaterThan(50);
        Set<String> worked = worked(tried);
        worked.remove("user-namespace");
        worked.removeIf(attack -> own.getOrDefault(attack, "").equals("own"));
        assertThat(worked).isSubsetOf(harmless(prison().kind()));
      } else {
        assertThat(tried).hasSize(1);
      }
    }
  }

  @Test
  default void thereAreNoCapabilitiesButTheConfigured() {
    long most = CAPABILITIES.stream().mapToLong(number -> 1L << number).sum();
    String masks =
        "sed -n 's/^\\(Cap[A-Za-z]*\\|NoNewPrivs\\|Seccomp\\):\\s*/\\1 /p' /proc/self/status";
    Map<String, String> root = outcomes(prison().asRoot(masks).ok().lines());
    Map<String, String> account = outcomes(prison().asAccount(masks).ok().lines());
    for (Map<String, String> seen : List.of(root, account)) {
      assertThat(Long.parseUnsignedLong(seen.getOrDefault("CapBnd", ""), 16) & ~most)
          .isZero();
    }
    assertThat(Long.parseUnsignedLong(root.getOrDefault("CapEff", ""), 16)).isEqualTo(most);
    assertThat(Long.parseUnsignedLong(account.getOrDefault("CapEff", ""), 16)).isZero();
    if (prison().kind() != EngineKind.GVISOR) {
      assertThat(List.of(root, account))
          .allSatisfy(seen ->
              assertThat(seen).containsEntry("Seccomp", "2").containsEntry("NoNewPrivs", "1"));
    }
  }

  /** Root of a container makes one, and becomes an account that runs it. */
  @Test
  default void setuidProgramsMakeNobodyRoot() {
    Result result = prison()
        .asRoot("mkdir /tmp/s && cp /bin/busybox /tmp/s && chmod 4755 /tmp/s/busybox"
            + " && ls -n /tmp/s/busybox && su dev -c '/tmp/s/busybox id -u; id -u'");
    assertThat(result.lines()).as(result.toString()).hasSize(3);
    assertThat(result.lines().get(0)).startsWith("-rwsr-xr-x").contains(" 0 ");
    assertThat(result.lines().subList(1, 3)).containsExactly("1000", "1000");
    assertThat(
            prison().asAccount("su -c 'id -u' </dev/null; sudo -n id -u; id -u").lines())
        .containsExactly("1000");
  }

  @Test
  default void deviceFilesAreThoseThatHarmNobody() {
    Set<String> devices = new TreeSet<>(prison()
        .asRoot("find /dev -xdev -type b -o -xdev -type c | sed 's,/dev/,,'")
        .ok()
        .lines());
    assertThat(devices)
        .contains("null", "zero")
        .isSubsetOf("console", "full", "fuse", "null", "ptmx", "random", "tty", "urandom", "zero");
  }

  private static Map<String, String> tried(Result result) {
    Map<String, String> outcomes = outcomes(result.ok().lines());
    assertThat(outcomes).hasSizeGreaterThan(50);
    return outcomes;
  }

  /** Lines of a name and what became of it. */
  private static Map<String, String> outcomes(List<String> lines) {
    Map<String, String> outcomes = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 2);
      outcomes.put(words[0], words.length < 2 ? "" : words[1]);
    }
    return outcomes;
  }

  private static Set<String> worked(Map<String, String> outcomes) {
    Set<String> worked = new TreeSet<>();
    outcomes.forEach((attack, outcome) -> {
      if (outcome.equals("worked")) {
        worked.add(attack);
      }
    });
    return worked;
  }

  /**
   * What works and harms nobody: with gVisor it changes a kernel of the container's own, and Docker's seccomp profile
   * leaves io_uring to everybody until 25.
   */
  private static Set<String> harmless(EngineKind kind) {
    return switch (kind) {
      case GVISOR ->
        Set.of(
            "io-uring",
            "mknod-disk",
            "nice",
            "oom-score",
            "syslog-size",
            "sysctl-vm",
            "unshare-mounts");
      case DOCKER -> Set.of("io-uring");
      default -> Set.of();
    };
  }
}
