package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.stream.TerminalMode;
import java.util.List;

/** What is run for a login in a container: in that of a project, as the Podfile has it that the container was made from. */
record LoginPrograms(SpawnSettings settings, Client client) {

  /** @param modes of the client's terminal, asked before it became raw */
  ExecSpec spec(SpawnRequest request, ContainerInUse container, List<TerminalMode> modes) {
    SessionProject.Layer layer = SessionProject.layer(settings, container);
    return new LoginProgram(layer.shell(), settings.tools(), settings.limits().nofile())
        .startingIn(layer.directory())
        .spec(request.with(layer.env()), client.windowSize())
        .withModes(modes);
  }
}
