package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.ContainerInUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a directory in a container for whom logins are there: as them where they may, else as the container's root, who gives
 * it to them. One that has something in it stays as it is.
 */
record Place(Engine engine, SpawnSettings settings) {
  private static final Optional<String> ROOT = Optional.of("0");

  /** Says that it is there, or whose it is to be. */
  private static final String AS_THEM =
      "if mkdir -p \"$1\" 2>/dev/null && [ -w \"$1\" ]; then echo ready; exit; fi;"
          + " while read -r key value _; do case $key in Uid: | Gid:) echo \"$value\" ;; esac; done"
          + " </proc/self/status";

  private static final String AS_ROOT =
      "mkdir -p \"$1\" && { [ -n \"$(ls -A \"$1\")\" ] || chown \"$2:$3\" \"$1\"; } && echo ready";

  private static final List<String> READY = List.of("ready");

  /** Makes it; whether it is there now. */
  boolean make(ContainerInUse container, String directory) {
    Optional<String> account = container.account().map(ImageAccount::text);
    List<String> said = run(container, account, AS_THEM, List.of(directory));
    if (said.equals(READY)) {
      return true;
    }
    return said.size() == 2
        && run(container, ROOT, AS_ROOT, List.of(directory, said.get(0), said.get(1)))
            .equals(READY);
  }

  private List<String> run(
      ContainerInUse container, Optional<String> user, String script, List<String> arguments) {
    List<String> argv = new ArrayList<>(settings.tools().shell());
    argv.addAll(List.of("-c", script, "podspawn"));
    argv.addAll(arguments);
    ExecSpec spec = new ExecSpec(argv, Map.of(), Optional.empty(), user, Optional.empty());
    try (Exec exec = engine.exec(container.id(), spec)) {
      return SmallOutput.lines(exec);
    } catch (IOException e) {
      return List.of();
    }
  }
}
