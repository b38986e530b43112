package dev.podspawn.cli.wiring;

import dev.podspawn.cli.print.BuildProgress;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.project.Prebuild;
import dev.podspawn.cli.project.ProjectAdmin;
import dev.podspawn.cli.project.ProjectFields;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.ProjectsReader;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.ImageBuilds;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.project.HostGroups;
import dev.podspawn.core.project.ListedProjects;
import dev.podspawn.core.project.PublishedPodfiles;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.pty.Signals;
import dev.podspawn.pty.StandardInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the commands about projects are made of. */
public final class ProjectsWiring {
  private static final List<String> PROXIES = List.of("https_proxy", "no_proxy");

  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;
  private final Path configFile;
  private final List<String> global;

  /**
   * Of this server.
   *
   * @param named what {@code --config} names
   * @param global the options for the same podspawn run by another account
   */
  ProjectsWiring(
      Surroundings surroundings,
      Config config,
      AdminLog log,
      Optional<Path> named,
      List<String> global) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
    this.configFile = named.orElse(ConfigReader.DEFAULT_FILE);
    this.global = global;
  }

  /** The list, to be changed, for root. */
  public ProjectAdmin admin() {
    if (!surroundings.account().isRoot()) {
      throw new PodspawnException(
          ErrorCode.USER_REFUSED,
          new Message("change projects", "only root may", "it with sudo"),
          null);
    }
    List<String> proxies = new ArrayList<>();
    for (String name : PROXIES) {
      surroundings.environment().text(name).ifPresent(value -> proxies.add(name + "=" + value));
    }
    return new ProjectAdmin(
        config.projectsFile(),
        PublishedPodfiles.in(config.state().dir()),
        proxies,
        surroundings.out()::println);
  }

  /** Complains of a project that is not listed: PROJECT_UNKNOWN. */
  public void require(ProjectName project) {
    ProjectAdmin.require(config.projectsFile(), project);
  }

  /** All projects for root and the service account; for anybody else those that they may open. */
  public List<Row> rows() {
    PublishedPodfiles podfiles = PublishedPodfiles.in(config.state().dir());
    return entries().stream()
        .map(entry -> ProjectFields.row(entry, podfiles.current(entry).isPresent()))
        .toList();
  }

  private Collection<ProjectEntry> entries() {
    Account account = surroundings.account();
    boolean service = config.engine().runAs() instanceof RunAs.ServiceAccount named
        && named.account().equals(account.name());
    return account.isRoot() || service
        ? ProjectsReader.read(config.projectsFile()).projects().values()
        : listed().of(UserName.parse(account.name()));
  }

  private ListedProjects listed() {
    return new ListedProjects(config.projectsFile(), new HostGroups(), log);
  }

  /** What holds for logins of {@code USER} or {@code USER@PROJECT}; of another user only for root. */
  public List<Row> settings(String name) {
    int at = name.indexOf('@');
    UserName user = UserName.parse(at < 0 ? name : name.substring(0, at));
    Account account = surroundings.account();
    if (!account.isRoot() && !user.text().equals(account.name())) {
      throw new PodspawnException(
          ErrorCode.USER_REFUSED,
          new Message("show the settings of " + user, "only root may", "it with sudo"),
          null);
    }
    UserFiles files = UserFiles.beside(configFile);
    Optional<UserFiles.Read> own = files.read(user);
    Config below = own.isPresent() ? own.get().settings().over(config) : config;
    Optional<Projects> project = at < 0
        ? Optional.empty()
        : Optional.of(Projects.open(below, log, user, name.substring(at + 1)));
    PublishedPodfiles podfiles = PublishedPodfiles.in(config.state().dir());
    ConfigLook look = new ConfigLook(
        configFile,
        files.fileOf(user),
        config.projectsFile(),
        project,
        project.flatMap(opened -> podfiles.lines(opened.layer().entry())));
    return look.rows(user, project.map(Projects::config).orElse(below), own);
  }

  /** Brings images into being ahead of logins. */
  public Prebuild prebuild() {
    return new Prebuild(
        new AdminWiring(surroundings, config, log).caller(global),
        project -> ProjectAdmin.require(config.projectsFile(), project),
        this::build,
        surroundings.out(),
        surroundings.err());
  }

  /** Its image, and those of its services. A signal breaks it off. */
  private ExitStatus build(ProjectName name, boolean again) {
    UserName user = UserName.parse(surroundings.account().name());
    boolean shared = config.engine().runAs() instanceof RunAs.ServiceAccount;
    ProjectEntry entry =
        shared ? ProjectAdmin.require(config.projectsFile(), name) : listed().require(user, name);
    PublishedPodfiles podfiles = PublishedPodfiles.in(config.state().dir());
    Podfile podfile = podfiles.require(entry);
    ImageRecipe recipe = new ImageRecipe(name, podfile);
    if (!shared) {
      StateDirectory.open(config.state().dir(), user);
    }
    BuildPlace place = Projects.place(config, user);
    Thread builder = Thread.currentThread();
    try (Signals signals = Signals.listen(signal -> builder.interrupt());
        Engine engine = new EngineChoice(config.engine(), surroundings).connect()) {
      ImageBuilds builds = new ImageBuilds(engine, place);
      BuildProgress progress =
          new BuildProgress(name.text(), surroundings.err(), StandardInput.isTerminal());
      boolean built = again ? builds.again(recipe, progress) : builds.ensure(recipe, progress);
      surroundings.out().println((built ? "built " : "is there already: ") + recipe.image());
      Set<String> pulled = builds.ensureServices(name, podfile.services(), progress);
      for (Service service : podfile.services()) {
        surroundings
            .out()
            .println((pulled.contains(service.image()) ? "pulled " : "is there already: ")
                + service.image() + " of the service " + service.name());
      }
    }
    return ExitStatus.OK;
  }
}
