package dev.podspawn.core.box;

import dev.podspawn.core.engine.EngineWord;
import java.util.ArrayList;
import java.util.List;

/**
 * What really applies to a running container. The kernel's word goes before the engine's, which is used for what this
 * account may not read, and for what is inside of a sandbox of its own (gVisor).
 */
public final class InForce {
  private final EngineWord engine;
  private final KernelWord kernel;

  InForce(EngineWord engine, KernelWord kernel) {
    this.engine = engine;
    this.kernel = isSandbox(engine) ? kernel.ofSandbox() : kernel;
  }

  /** As it is now, of the container that the engine speaks of. */
  public static InForce now(EngineWord engine, Kernel kernel) {
    return new InForce(engine, kernel.of(engine.pid(), engine.id()));
  }

  private static boolean isSandbox(EngineWord engine) {
    return engine
        .runtime()
        .filter(name -> WallFacts.baseName(name).startsWith("runsc"))
        .isPresent();
  }

  /** One fact for each {@link Promise}, in their order. */
  public List<Fact> promises(Asked asked) {
    List<Fact> facts = new ArrayList<>(new LimitFacts(engine, kernel).of(asked));
    WallFacts walls = new WallFacts(engine, kernel);
    SpaceFacts spaces = new SpaceFacts(engine, kernel);
    facts.add(walls.runtime(asked));
    facts.add(spaces.userns(asked));
    facts.add(walls.seccomp(asked));
    facts.add(walls.capabilities(asked));
    facts.add(walls.devices(asked));
    facts.add(spaces.network(asked));
    facts.add(walls.noNewPrivileges(asked));
    facts.add(walls.rootfs(asked));
    facts.add(spaces.namespaces());
    return facts;
  }

  /** What else there is to say: nobody asks for it. */
  public List<Fact> details() {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.shown("pid", Integer.toString(engine.pid()), Fact.Source.ENGINE));
    kernel
        .uidMap()
        .ifPresent(map -> facts.add(Fact.shown("uid_map", map.text(), Fact.Source.KERNEL)));
    kernel
        .limits()
        .devices()
        .ifPresent(rules ->
            facts.add(Fact.shown("device_rules", String.join(", ", rules), Fact.Source.KERNEL)));
    kernel.mounts().ifPresent(mounts -> addMounts(mounts, facts));
    return facts;
  }

  /** But for the kernel's own file systems, of which each container has the same dozens. */
  private static void addMounts(MountTable mounts, List<Fact> facts) {
    for (MountTable.Line line : mounts.lines()) {
      String target = line.target();
      boolean kernels = target.startsWith("/proc") || target.startsWith("/sys");
      if (!kernels) {
        String text = target + " " + line.type() + " " + line.options();
        facts.add(Fact.shown("mount", text, Fact.Source.KERNEL));
      }
    }
  }
}
