package dev.podspawn.cli.wiring;

import dev.podspawn.core.project.ProjectSteps;
import dev.podspawn.core.spawn.SessionProject;
import dev.podspawn.core.workspace.Furnishing;
import dev.podspawn.core.workspace.SetupWatch;

/** What a project's containers get beside their image, and who hears of it. */
record ProjectSetup(ProjectSteps steps, SetupWatch watch) implements SessionProject.Setup {

  @Override
  public Furnishing furnishing() {
    return new Furnishing(steps.steps(), watch);
  }
}
