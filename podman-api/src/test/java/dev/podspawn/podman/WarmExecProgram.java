package dev.podspawn.podman;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.file.Path;

/** What a login to a container that runs already asks of the engine: nothing else, in a JVM of its own. */
final class WarmExecProgram {
  private static final WindowSize SIZE = new WindowSize(24, 80);

  private WarmExecProgram() {}

  public static void main(String... args) throws IOException {
    Path socket = Path.of(args[0]);
    try (PodmanEngine engine = PodmanEngine.at(socket);
        Exec exec = engine.exec(args[1], ExecSpec.of("true").withTerminal(SIZE))) {
      exec.resize(SIZE);
      Ran.Collected collected = new Ran.Collected();
      while (exec.stream().receive(collected)) {}
      System.out.println("status " + exec.awaitExit().value());
    }
  }
}
