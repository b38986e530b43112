package dev.podspawn.podman.service;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.engine.Sandbox;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.fixtures.image.TestImages;
import dev.podspawn.podman.PodmanEngine;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a login does with the engine, as a program for an account of its own. */
final class LoginUserProgram {
  private LoginUserProgram() {}

  public static void main(String... args) {
    PrintStream out = System.out;
    try {
      Map<String, String> environment = System.getenv();
      RootlessPodman podman = RootlessPodman.ofThisAccount(environment);
      try (Engine engine = PodmanEngine.at(podman.listen());
          Sandbox sandbox = new Sandbox(engine, TestImages.BUSYBOX)) {
        out.println(args[0].equals("run") ? run(engine, sandbox) : end(engine, sandbox));
      }
    } catch (PodspawnException e) {
      out.println(e.personLine());
      out.println(e.adminLine());
    }
  }

  private static String run(Engine engine, Sandbox sandbox) {
    return Ran.script(engine, sandbox.startIdle(), "echo ran").stdout();
  }

  /** Drops a program that runs as a user of the container whose id is not ours. */
  private static String end(Engine engine, Sandbox sandbox) {
    String container = sandbox.startIdle();
    Ran.script(engine, container, "mkfifo -m 0666 /tmp/f");
    Exec watcher;
    try (Exec holder = engine.exec(container, asOther("exec 3<>/tmp/f; echo held; sleep 600"))) {
      Ran.until(holder, "held");
      watcher = engine.exec(container, asOther("exec 3</tmp/f; echo on; cat <&3; echo ended"));
      Ran.until(watcher, "on");
    }
    try (watcher) {
      Ran.until(watcher, "ended");
      return "ended " + watcher.awaitExit().value();
    }
  }

  private static ExecSpec asOther(String script) {
    return new ExecSpec(
        List.of("sh", "-c", script),
        Map.of(),
        Optional.empty(),
        Optional.of("12:34"),
        Optional.empty());
  }
}
