package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.PodfileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the Podfile of a checkout. Problems name files relative to it.
 *
 * @param remotes where Podfiles of other repositories are
 */
public record PodfileLoader(RemotePodfiles remotes) implements PodfileSource {
  /** Where a project's environment is described; the first that is there counts. */
  public static final List<String> CANDIDATES = List.of(
      ".podspawn/podfile.yaml",
      "podfile.yaml",
      ".devcontainer/devcontainer.json",
      ".devcontainer.json");

  /** Which of them a checkout has. */
  public static Optional<Path> find(Path checkout) {
    return CANDIDATES.stream()
        .map(checkout::resolve)
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  @Override
  public Loaded load(Path checkout) {
    Optional<Path> file = find(checkout);
    if (file.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.PODFILE_MISSING,
          new Message(
              Chain.PURPOSE,
              "it has none of " + String.join(", ", CANDIDATES),
              "\"podspawn init\" in the project"),
          null);
    }
    return load(checkout, file.get());
  }

  /**
   * The Podfile of this file.
   *
   * @param checkout whose files it may extend
   * @throws PodspawnException as {@link #load(Path)}
   */
  public Loaded load(Path checkout, Path file) {
    Path top = checkout.toAbsolutePath().normalize();
    Path shown = top.relativize(file.toAbsolutePath().normalize());
    return load(new Place.InTree(checkout, file, shown), file);
  }

  Loaded load(Place place, Path file) {
    try {
      Chain chain = Chain.from(place, remotes);
      requireSound(chain);
      Values merged = chain.merged();
      Optional<String> base = merged.get(Fields.BASE.key());
      if (base.isEmpty()) {
        chain
            .first()
            .error(0, "", "neither it nor what it extends has a base, the image to build on");
      }
      requireSound(chain);
      return new Loaded(new Assembly(merged).podfile(base.orElseThrow()), file, chain.problems());
    } catch (IOException e) {
      throw unreadable(place.shown(), e);
    }
  }

  private static void requireSound(Chain chain) {
    if (chain.hasMistakes()) {
      List<Problem> problems = chain.problems();
      Problem first = problems.stream()
          .filter(problem -> problem.severity() == Problem.Severity.ERROR)
          .findFirst()
          .orElseThrow();
      throw new ConfigException(
          ErrorCode.PODFILE_INVALID,
          Chain.PURPOSE,
          new Message(
              Chain.PURPOSE, first.sentence(), "\"podspawn podfile validate\" in the project"),
          problems);
    }
  }

  private static PodspawnException unreadable(Path file, IOException e) {
    String reason =
        e instanceof ProjectFile.UnfitException ? e.getMessage() : e.getClass().getSimpleName();
    return new PodspawnException(
        ErrorCode.PODFILE_UNREADABLE,
        new Message(Chain.PURPOSE, file + ": " + reason, "a plain file inside the project"),
        e);
  }
}
