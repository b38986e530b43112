package dev.podspawn.cli.project;

import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.config.KeyLines;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.git.GitAddress;
import dev.podspawn.core.git.GitFetch;
import dev.podspawn.core.podfile.PodfileSource;
import dev.podspawn.core.podfile.read.PodfileLoader;
import dev.podspawn.core.podfile.read.RemotePodfiles;
import dev.podspawn.core.project.PodfileLines;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project's Podfile from its repository: a fresh clone in a directory that is gone afterwards, whatever happens.
 * Repositories that the Podfile extends are cloned beside it.
 *
 * @param projects root's directory of all projects
 * @param fetchAs the account that git runs as
 * @param proxies variables that name proxies
 */
record Repository(Path projects, String fetchAs, List<String> proxies) {
  /** Whom git runs as where nothing else is said. */
  static final String NOBODY = "nobody";

  /** A Podfile, and where its values are. */
  record Read(PodfileSource.Loaded loaded, PodfileLines lines) {}

  /** The Podfile with all that it extends. */
  Read read(GitAddress address, Optional<String> branch) {
    return using(git -> {
      Path checkout = git.clone(address, branch, "project");
      PodfileSource.Loaded loaded = new PodfileLoader(remotes(git)).load(checkout);
      return new Read(loaded, lines(checkout, loaded.file()));
    });
  }

  /** Writes a branch with its history to a file that everybody may read, in place of an older one. */
  void bundle(GitAddress address, Optional<String> branch, Path file) {
    using(git -> {
      Path made = git.directory().resolve("bundle");
      git.bundle(address, branch, made);
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
      return Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    });
  }

  /** Whether only what everybody may read is fetched. */
  boolean isNobodys() {
    return fetchAs.equals(NOBODY);
  }

  private interface Use<T> {
    T of(GitFetch git) throws IOException;
  }

  private <T> T using(Use<T> use) {
    HostAccount account = account();
    try {
      Files.createDirectories(
          projects,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      Path work = Files.createTempDirectory(
          projects,
          ".fetch-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      try {
        return use.of(new GitFetch(account, work, proxies));
      } finally {
        remove(work);
      }
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.STATE_UNAVAILABLE,
          Message.of("use the directory " + projects, e.toString()),
          e);
    }
  }

  /** Of a Podfile in YAML; a devcontainer.json has other keys. */
  private static PodfileLines lines(Path checkout, Path file) throws IOException {
    String name = checkout.relativize(file).toString();
    return new PodfileLines(
        name, name.endsWith(".yaml") ? KeyLines.of(Files.readString(file)) : Map.of());
  }

  private static RemotePodfiles remotes(GitFetch git) {
    Map<String, Path> known = new HashMap<>();
    return (owner, repository) -> {
      String path = owner + "/" + repository;
      return Optional.of(known.computeIfAbsent(
          path,
          missing -> git.clone(
              GitAddress.parse("https://github.com/" + path + ".git"),
              Optional.empty(),
              "extended-" + known.size())));
    };
  }

  private HostAccount account() {
    Optional<HostAccount> account = HostAccount.find(fetchAs);
    if (account.isEmpty() || account.get().uid() == 0) {
      throw new PodspawnException(
          ErrorCode.USER_REFUSED,
          new Message(
              "run git as " + fetchAs,
              account.isEmpty() ? "there is no such account" : "it is root",
              "an account without rights"),
          null);
    }
    return account.get();
  }

  /** What git has made belongs to somebody else: links are removed, and not followed. */
  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
          throws IOException {
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
