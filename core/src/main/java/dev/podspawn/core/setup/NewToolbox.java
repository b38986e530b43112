package dev.podspawn.core.setup;

import dev.podspawn.core.toolbox.ToolboxBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * This machine's programs in a toolbox that had none.
 *
 * @param toolbox the toolbox's directory
 */
record NewToolbox(Path toolbox) implements Made {
  static final String KIND = "new-toolbox";

  @Override
  public List<String> fields() {
    return List.of(KIND, toolbox.toString());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    return ToolboxBuild.clear(toolbox)
        ? TakenBack.removed("this machine's programs from " + toolbox)
        : TakenBack.NOTHING;
  }
}
