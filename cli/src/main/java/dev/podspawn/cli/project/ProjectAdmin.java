package dev.podspawn.cli.project;

import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.ProjectsChange;
import dev.podspawn.core.config.ProjectsReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.git.GitAddress;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Workspace;
import dev.podspawn.core.project.PublishedPodfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The list of projects and their published Podfiles, for root. One change at a time: each holds the projects' lock. The
 * Podfile is published before the list names it, so that no login finds one that is not there.
 */
public final class ProjectAdmin {
  private static final String REPO = "repo";
  private static final String BRANCH = "branch";
  private static final String FETCH_AS = "fetch_as";
  private static final String MODE = "mode";
  private static final String HASH = "podfile_hash";
  private static final String IMAGE = "image_tag";

  private final Path list;
  private final PublishedPodfiles podfiles;
  private final List<String> proxies;
  private final Consumer<String> said;

  /**
   * Those of a server.
   *
   * @param list {@code projects.yaml}
   * @param proxies variables that name proxies, for git
   * @param said gets what people should know, a line each
   */
  public ProjectAdmin(
      Path list, PublishedPodfiles podfiles, List<String> proxies, Consumer<String> said) {
    this.list = list;
    this.podfiles = podfiles;
    this.proxies = proxies;
    this.said = said;
  }

  /** Adds a project: fetches its repository, reads the Podfile, and lists it. Nothing stays of one that fails. */
  public void add(AddProject wanted) {
    try (ProjectsLock lock = lock()) {
      if (ProjectsReader.read(list).projects().containsKey(wanted.name())) {
        throw new PodspawnException(
            ErrorCode.PROJECT_EXISTS,
            new Message(
                "add the project " + wanted.name(),
                "it is there already",
                "\"podspawn update-project " + wanted.name() + "\", or another name"),
            null);
      }
      Source source = source(wanted.repo(), wanted.branch(), wanted.fetchAs());
      Repository.Read read = read(source);
      Map<String, Optional<String>> values = new LinkedHashMap<>();
      values.put(REPO, Optional.of(wanted.repo().text()));
      values.put(BRANCH, wanted.branch());
      values.put(FETCH_AS, wanted.fetchAs());
      values.put(MODE, wanted.mode().map(mode -> mode.word()));
      boolean listed = false;
      try {
        publish(wanted.name(), source, read, values, wanted.allow());
        listed = true;
      } finally {
        if (!listed) {
          podfiles.remove(wanted.name());
        }
      }
      said.accept("added the project " + wanted.name() + ", "
          + described(wanted.name(), read.loaded().podfile()));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Fetches a project's repository and publishes its Podfile where that has changed.
   *
   * @param check only looks
   * @return whether it has changed
   */
  public boolean update(ProjectName name, boolean check) {
    try (ProjectsLock lock = lock()) {
      ProjectEntry entry = require(list, name);
      if (entry.repo().isEmpty()) {
        throw new PodspawnException(
            ErrorCode.PROJECT_FETCH_FAILED,
            new Message("update the project " + name, "it has no repo", "one in " + list),
            null);
      }
      GitAddress address = GitAddress.parse(entry.repo().get());
      Source source = source(address, entry.branch(), entry.fetchAs());
      Repository.Read read = read(source);
      Podfile podfile = read.loaded().podfile();
      boolean changed = !entry.podfileHash().equals(Optional.of(podfile.digest()))
          || podfiles.current(entry).isEmpty();
      if (changed && !check) {
        publish(name, source, read, new LinkedHashMap<>(), Optional.empty());
      } else if (!check) {
        bringCode(name, source, podfile);
      }
      String now = changed ? (check ? "would be updated, " : "is updated, ") : "is up to date, ";
      said.accept("the project " + name + " " + now + described(name, podfile));
      return changed;
    }
  }

  /** Takes a project off the list, and its Podfiles away; sessions of it go on. */
  public void remove(ProjectName name) {
    try (ProjectsLock lock = lock()) {
      require(list, name);
      new ProjectsChange(list).remove(name);
      podfiles.remove(name);
      said.accept("removed the project " + name);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * The project of that name.
   *
   * @throws PodspawnException PROJECT_UNKNOWN
   */
  public static ProjectEntry require(Path list, ProjectName name) {
    ProjectEntry entry = ProjectsReader.read(list).projects().get(name);
    if (entry == null) {
      throw new PodspawnException(
          ErrorCode.PROJECT_UNKNOWN,
          new Message(
              "find the project " + name, "it is not in " + list, "\"podspawn list-projects\""),
          null);
    }
    return entry;
  }

  /** Where a project comes from, and who fetches it. */
  private record Source(Repository repository, GitAddress address, Optional<String> branch) {}

  private Source source(GitAddress address, Optional<String> branch, Optional<String> fetchAs) {
    Repository repository =
        new Repository(podfiles.directory(), fetchAs.orElse(Repository.NOBODY), proxies);
    return new Source(repository, address, branch);
  }

  private Repository.Read read(Source source) {
    Repository.Read read = source.repository().read(source.address(), source.branch());
    for (Problem warning : read.loaded().warnings()) {
      said.accept("  " + warning.sentence());
    }
    return read;
  }

  private void publish(
      ProjectName name,
      Source source,
      Repository.Read read,
      Map<String, Optional<String>> values,
      Optional<List<String>> allow) {
    Podfile podfile = read.loaded().podfile();
    try {
      podfiles.writeLines(name, podfiles.write(name, podfile), read.lines());
    } catch (IOException e) {
      throw unwritable(e);
    }
    bringCode(name, source, podfile);
    values.put(HASH, Optional.of(podfile.digest()));
    ImageRecipe recipe = new ImageRecipe(name, podfile);
    values.put(IMAGE, recipe.isBuilt() ? Optional.of(podfile.imageTag(name)) : Optional.empty());
    new ProjectsChange(list).set(name, allow, values);
  }

  /**
   * Code at a path of this server, which no container reaches, is put where every login may read it: if everybody may read
   * it where it is.
   */
  private void bringCode(ProjectName name, Source source, Podfile podfile) {
    boolean wanted = source.address().protocol().equals("file")
        && podfile.workspace().mount() != Workspace.MountMode.NONE;
    if (wanted && source.repository().isNobodys()) {
      Optional<String> own = podfile.workspace().branch();
      source
          .repository()
          .bundle(source.address(), own.isPresent() ? own : source.branch(), podfiles.code(name));
      return;
    }
    try {
      Files.deleteIfExists(podfiles.code(name));
    } catch (IOException e) {
      throw unwritable(e);
    }
    if (wanted) {
      said.accept("  its code, which not everybody may read, comes into no container;"
          + " use an address by https or ssh, or mount: none in its Podfile");
    }
  }

  private static String described(ProjectName name, Podfile podfile) {
    return "image " + new ImageRecipe(name, podfile).image();
  }

  private ProjectsLock lock() {
    return ProjectsLock.in(podfiles.directory());
  }

  private PodspawnException unwritable(IOException e) {
    return new PodspawnException(
        ErrorCode.STATE_UNAVAILABLE,
        Message.of("write below " + podfiles.directory(), e.toString()),
        e);
  }
}
