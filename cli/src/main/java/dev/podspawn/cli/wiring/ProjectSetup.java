package dev.podspawn.cli.wiring;

import dev.podspawn.cli.print.SetupProgress;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.project.ProjectLayer;
import dev.podspawn.core.spawn.SessionProject;
import dev.podspawn.core.workspace.Furnishing;
import dev.podspawn.core.workspace.SetupWatch;
import dev.podspawn.core.workspace.Step;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a project's containers get beside their image, and who hears of it. */
record ProjectSetup(ProjectLayer layer, PrintStream err, boolean terminal)
    implements SessionProject.Setup {

  /** Whether there is anything to be done. */
  static boolean isNeeded(ProjectLayer layer) {
    Podfile.Hooks hooks = layer.podfile().hooks();
    return !hooks.onCreate().isEmpty() || !hooks.onStart().isEmpty();
  }

  @Override
  public Furnishing furnishing() {
    List<Step> steps = new ArrayList<>();
    String onCreate = layer.podfile().hooks().onCreate();
    if (!onCreate.isEmpty()) {
      steps.add(Step.onCreate(onCreate));
    }
    return new Furnishing(steps, watch());
  }

  @Override
  public SetupWatch watch() {
    return new SetupProgress(layer.entry().name().text(), err, terminal);
  }
}
