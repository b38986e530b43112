package dev.podspawn.cli.wiring;

import dev.podspawn.cli.print.BuildProgress;
import dev.podspawn.cli.print.SetupProgress;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.PortMode;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.config.UserSettings;
import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.BuildWatch;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Ports;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.podfile.Variables;
import dev.podspawn.core.project.HostGroups;
import dev.podspawn.core.project.ListedProjects;
import dev.podspawn.core.project.ProjectLayer;
import dev.podspawn.core.project.ProjectSteps;
import dev.podspawn.core.project.PublishedPodfiles;
import dev.podspawn.core.spawn.ExposedPorts;
import dev.podspawn.core.spawn.SessionProject;
import dev.podspawn.core.spawn.SpawnSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project that a user may open, over the settings that they have without it. Nothing of this is loaded by other logins.
 *
 * @param below what holds for the user without a project
 * @param own the user's dotfiles
 */
record Projects(
    Config below,
    UserName user,
    Optional<Podfile.Dotfiles> own,
    ProjectLayer layer,
    PodfileDigest digest)
    implements SessionProject.Layers {

  /**
   * Opens it.
   *
   * @throws dev.podspawn.core.error.PodspawnException PROJECT_UNKNOWN, PROJECT_DENIED, PROJECT_UNAVAILABLE, CONFIG_INVALID,
   *     CONFIG_UNREADABLE
   */
  static Projects open(Config config, AdminLog log, UserName user, String asked) {
    ProjectName project = ProjectName.parse(asked);
    ProjectEntry entry =
        new ListedProjects(config.projectsFile(), new HostGroups(), log).require(user, project);
    Podfile podfile = PublishedPodfiles.in(config.state().dir()).require(entry);
    PodfileDigest digest = entry.podfileHash().flatMap(PodfileDigest::parse).orElseThrow();
    return new Projects(config, user, Optional.empty(), new ProjectLayer(entry, podfile), digest);
  }

  /** The same for a user with settings of their own. */
  Projects with(UserSettings.Dotfiles dotfiles) {
    Optional<Podfile.Dotfiles> theirs =
        dotfiles.repo().map(repo -> new Podfile.Dotfiles(repo, dotfiles.install()));
    return new Projects(below, user, theirs, layer, digest);
  }

  ProjectName name() {
    return layer.entry().name();
  }

  /** What holds for the login. */
  Config config() {
    return layer.over(below);
  }

  /** The settings of a login, which are those of {@link #config}, with how the image comes to be. */
  SpawnSettings in(SpawnSettings settings, PrintStream err, boolean terminal) {
    BuildWatch watch = new BuildProgress(name().text(), err, terminal);
    return settings.to(new SessionProject(
        digest,
        new ImageRecipe(name(), layer.podfile()),
        place(below, user),
        watch,
        this,
        setup(err, terminal)));
  }

  private Optional<SessionProject.Setup> setup(PrintStream err, boolean terminal) {
    if (!layer.hasSteps() && own.isEmpty()) {
      return Optional.empty();
    }
    ProjectSteps steps = new ProjectSteps(
        layer,
        own,
        variables(),
        PublishedPodfiles.in(below.state().dir()),
        below.projectsFile().resolveSibling("known_hosts"));
    return Optional.of(new ProjectSetup(steps, new SetupProgress(name().text(), err, terminal)));
  }

  @Override
  public SessionProject.Layer of(PodfileDigest made) {
    Podfile podfile = made.equals(digest)
        ? layer.podfile()
        : PublishedPodfiles.in(below.state().dir()).read(name(), made).orElse(layer.podfile());
    Variables variables = variables();
    Optional<String> shell = podfile.shell();
    return new SessionProject.Layer(
        shell.isPresent() ? shell : below.defaults().shell(),
        variables.expand(podfile.env()),
        Optional.of(variables.expand(podfile.workspace().directory(name()))),
        podfile.hooks().onStart());
  }

  @Override
  public List<Service> services() {
    Variables variables = variables();
    List<Service> services = new ArrayList<>();
    for (Service service : layer.podfile().services()) {
      services.add(service.with(variables.expand(service.env())));
    }
    return services;
  }

  /** Whoever writes the Podfile wishes; the admin's word is in the settings below it. */
  @Override
  public Optional<ExposedPorts> ports() {
    Ports wish = layer.podfile().ports();
    return wish.expose().isEmpty() || wish.strategy() == Ports.Strategy.MANUAL
        ? Optional.empty()
        : Optional.of(new ExposedPorts(wish, below.ports() == PortMode.LOOPBACK));
  }

  private Variables variables() {
    return new Variables(user.text(), name().text());
  }

  /** Of the user's own engine; all users of a service account's share one. No user can be called so. */
  static BuildPlace place(Config config, UserName user) {
    Path users = config.state().dir().resolve("users");
    return new BuildPlace(
        config.engine().runAs() instanceof RunAs.ServiceAccount
            ? users.resolve(".builds")
            : users.resolve(user.text()).resolve("builds"));
  }
}
