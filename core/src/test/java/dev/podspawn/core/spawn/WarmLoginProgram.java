package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.StateDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of its own that logs in once to a container that somebody else is connected to, and says the status. */
final class WarmLoginProgram {
  private WarmLoginProgram() {}

  /** The argument is the state directory. */
  public static void main(String[] args) {
    Path stateDir = Path.of(args[0]);
    FakeEngine engine = FakeEngine.withImages(LoginBench.IMAGE);
    String container = engine.create(spec());
    engine.start(container);
    StateDirectory state = StateDirectory.open(stateDir, LoginBench.ALICE);
    Session session = new Session(LoginBench.ALICE, Optional.empty());
    try (SessionLease other = SessionLease.take(state, session, gone -> {})) {
      other.enter(new ContainerInUse(container, Optional.empty()));
      System.out.println(
          "status " + new LoginBench(engine, stateDir).run("exit 3").value());
    }
  }

  private static ContainerSpec spec() {
    return new ContainerSpec(
        "podspawn-alice",
        LoginBench.IMAGE,
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()));
  }
}
