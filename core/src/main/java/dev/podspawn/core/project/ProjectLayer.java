package dev.podspawn.core.project;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.LimitLayer;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Workspace;
import java.util.Optional;

/**
 * What a project says over the settings of the server and of the user: image, account, shell, limits and mode of its
 * Podfile; the mode that the admin gave it in {@code projects.yaml} counts more. What it leaves out is as it was.
 */
public record ProjectLayer(ProjectEntry entry, Podfile podfile) {

  /** The settings below, with what the project says in their place. */
  public Config over(Config below) {
    Podfile.Resources resources = podfile.resources();
    LimitLayer limits = LimitLayer.of(resources.cpus(), resources.memoryBytes());
    return new Config(
        below.auth(),
        limits.over(over(below.defaults())),
        over(below.session()),
        below.state(),
        below.log(),
        below.security(),
        below.resources(),
        below.projectsFile(),
        below.engine(),
        below.forwarding(),
        below.ports(),
        below.pool(),
        below.box(),
        below.limits(),
        below.network());
  }

  /** Whether there is anything to be done in containers, at their beginning or at connections. */
  public boolean hasSteps() {
    return hasCode()
        || !podfile.repos().isEmpty()
        || podfile.dotfiles().isPresent()
        || !podfile.hooks().onCreate().isEmpty()
        || !podfile.hooks().onStart().isEmpty();
  }

  /** Whether its code is to be brought into containers. */
  boolean hasCode() {
    return podfile.workspace().mount() != Workspace.MountMode.NONE
        && entry.repo().isPresent();
  }

  private Config.Defaults over(Config.Defaults below) {
    return new Config.Defaults(
        new ImageRecipe(entry.name(), podfile).image(),
        podfile.user().isPresent() ? podfile.user() : below.user(),
        podfile.shell().isPresent() ? podfile.shell() : below.shell(),
        below.cpus(),
        below.memoryBytes());
  }

  private Config.Session over(Config.Session below) {
    Optional<SessionMode> mode = entry.mode().isPresent() ? entry.mode() : podfile.mode();
    return new Config.Session(
        below.gracePeriod(),
        below.maxLifetime(),
        below.lifetimeWarning(),
        below.idleTimeout(),
        mode.orElse(below.mode()),
        below.transport(),
        below.acceptEnv(),
        below.recording());
  }
}
