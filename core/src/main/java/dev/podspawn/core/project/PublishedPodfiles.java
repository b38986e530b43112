package dev.podspawn.core.project;

import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.json.JsonException;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.CanonicalPodfile;
import dev.podspawn.core.podfile.Podfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merged Podfiles of projects as logins read them: {@code <state.dir>/projects/PROJECT/DIGEST.json}, root's, each
 * written once and never changed. Repositories are read by whoever adds or updates a project, and by no login.
 */
public record PublishedPodfiles(Path directory) {
  private static final int MAX_BYTES = 1 << 20;

  /** Those that go with a state directory. */
  public static PublishedPodfiles in(Path stateDir) {
    return new PublishedPodfiles(stateDir.resolve("projects"));
  }

  /** Where a project's are. */
  public Path of(ProjectName project) {
    return directory.resolve(project.text());
  }

  /** Where the code of one is, as a bundle (git-bundle(1)), whose repository is a path of this server. */
  public Path code(ProjectName project) {
    return of(project).resolve("code.bundle");
  }

  /** Where one is. */
  public Path file(ProjectName project, PodfileDigest digest) {
    return of(project).resolve(digest.text() + ".json");
  }

  /**
   * Reads one; empty where there is none.
   *
   * @throws PodspawnException PROJECT_UNAVAILABLE: it cannot be read, or others could change it
   */
  public Optional<Podfile> read(ProjectName project, PodfileDigest digest) {
    Path file = file(project, digest);
    try {
      byte[] bytes = TrustedFile.read(file, MAX_BYTES);
      return Optional.of(CanonicalPodfile.read(new String(bytes, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JsonException | RuntimeException e) {
      throw unavailable(project, file + ": " + e.getMessage(), e);
    }
  }

  /** Writes where the values of one are, in place of what was said before. */
  public void writeLines(ProjectName project, PodfileDigest digest, PodfileLines lines)
      throws IOException {
    AtomicFile.write(
        lines(project, digest), lines.text().getBytes(StandardCharsets.UTF_8), "rw-r--r--");
  }

  /** Where the values of one are; empty where that is not known. */
  public Optional<PodfileLines> lines(ProjectEntry entry) {
    Optional<PodfileDigest> digest = entry.podfileHash().flatMap(PodfileDigest::parse);
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = TrustedFile.read(lines(entry.name(), digest.get()), MAX_BYTES);
      return PodfileLines.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // it is for people's information only
    }
  }

  private Path lines(ProjectName project, PodfileDigest digest) {
    return of(project).resolve(digest.text() + ".lines");
  }

  /** Which one a project's containers are made from now; empty where it is not here. */
  public Optional<PodfileDigest> current(ProjectEntry entry) {
    Optional<PodfileDigest> digest = entry.podfileHash().flatMap(PodfileDigest::parse);
    return digest.isPresent()
            && Files.isRegularFile(file(entry.name(), digest.get()), LinkOption.NOFOLLOW_LINKS)
        ? digest
        : Optional.empty();
  }

  /**
   * The one that a project's containers are made from now.
   *
   * @throws PodspawnException PROJECT_UNAVAILABLE
   */
  public Podfile require(ProjectEntry entry) {
    Optional<PodfileDigest> digest = entry.podfileHash().flatMap(PodfileDigest::parse);
    Optional<Podfile> podfile =
        digest.isPresent() ? read(entry.name(), digest.get()) : Optional.empty();
    if (podfile.isEmpty()) {
      throw unavailable(
          entry.name(),
          "there is no Podfile of podfile_hash " + entry.podfileHash().orElse("(none)") + " in "
              + of(entry.name()),
          null);
    }
    return podfile.get();
  }

  /** Removes all of a project's. */
  public void remove(ProjectName project) throws IOException {
    if (!Files.isDirectory(of(project), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(of(project))) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(of(project));
  }

  /** Writes one. */
  public PodfileDigest write(ProjectName project, Podfile podfile) throws IOException {
    PodfileDigest digest = PodfileDigest.parse(podfile.digest()).orElseThrow();
    Files.createDirectories(
        of(project),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    AtomicFile.write(
        file(project, digest), podfile.canonical().getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    return digest;
  }

  private static PodspawnException unavailable(
      ProjectName project, String why, @Nullable Throwable cause) {
    return new PodspawnException(
        ErrorCode.PROJECT_UNAVAILABLE,
        new Message(
            "open the project " + project,
            "its Podfile has not been read on this machine",
            "asking the admin of this machine"),
        new Message(
            "open the project " + project, why, "\"podspawn update-project " + project + "\""),
        cause);
  }
}
