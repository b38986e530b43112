package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A server with two prisoners, one who is root in a container and one who is an account of the image there, and with bob,
 * who is to come to no harm. Their containers have narrow limits, and stay until the server is closed.
 */
final class PrisonHost implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final long MEMORY_MIB = 128;
  static final long PIDS = 100;

  /** gVisor's own threads count as the container's. */
  private static final long GVISOR_PIDS = 2048;

  static final long SCRATCH_MIB = 16;

  /** Files that a container can write as it likes, in memory. */
  static final String SCRATCH = "/scratch";

  /** Rootless Podman can keep none of these on a cgroup v1 host: the admin has to say that this will do. */
  private static final String CONFIGURATION = """
      defaults:
        image: IMAGE
        user: USER
        memory: MEMORYm
        cpus: 1
      security:
        pids_limit: PIDS
        tmpfs: {DIRECTORY: "size=SIZEm,mode=1777"}
      session:
        mode: grace-period
        grace_period: 1h
      """;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final PodHost host;
  private final PrisonPrograms programs;
  private final PodUser root;
  private final PodUser account;
  private final PodUser bob;

  private PrisonHost(EngineKind kind) {
    try {
      this.programs = opened(PrisonPrograms.compile());
      this.host = opened(PodHost.start(kind));
      this.root = host.addUser();
      this.account = host.addUser();
      this.bob = host.addUser();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** With nobody in yet. */
  static PrisonHost prepare(EngineKind kind) {
    return new PrisonHost(kind);
  }

  /** Gives everybody a container. */
  void lockUp() {
    configure("dev");
    programs.giveTo(account);
    configure("root");
    programs.giveTo(root);
    programs.giveTo(bob);
  }

  /** Has containers that are made from now on belong to an account of the image. */
  private void configure(String user) {
    host.installation()
        .configure(CONFIGURATION
            .replace("IMAGE", PodHost.image())
            .replace("USER", user)
            .replace("MEMORY", Long.toString(isGvisor() ? 2 * MEMORY_MIB : MEMORY_MIB))
            .replace("PIDS", Long.toString(isGvisor() ? GVISOR_PIDS : PIDS))
            .replace("DIRECTORY", SCRATCH)
            .replace("SIZE", Long.toString(SCRATCH_MIB)));
  }

  PodHost host() {
    return host;
  }

  EngineKind kind() {
    return host.kind();
  }

  private boolean isGvisor() {
    return kind() == EngineKind.GVISOR;
  }

  /** Whose logins are root in their container. */
  PodUser root() {
    return root;
  }

  /** Whose logins are the image's account {@code dev}. */
  PodUser account() {
    return account;
  }

  PodUser bob() {
    return bob;
  }

  PrisonPrograms programs() {
    return programs;
  }

  /** A script in the container of the one who is root there. */
  Result asRoot(String script) {
    return root.run(script);
  }

  Result asAccount(String script) {
    return account.run(script);
  }

  /** Whether the engine can limit memory, processors and processes here. */
  boolean hasCgroups() {
    return kind() != EngineKind.ROOTLESS_PODMAN || HostQuirks.isCgroupV2();
  }

  /** Gives the prisoner a new container, after the old one has come to its end in whatever way. */
  void renew() {
    List<String> left = root.containers();
    if (!left.isEmpty()) {
      root.engine().remove(left.toArray(new String[0]));
    }
    programs.giveTo(root);
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    List<AutoCloseable> all = List.copyOf(parts);
    parts.clear();
    Closing.all(all);
  }
}
