package dev.podspawn.cli.admin;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The users who have state: the directories in {@code <state.dir>/users}. Nothing inside of those is opened here. */
final class StateUsers {
  private static final int GROUP_OR_OTHERS_WRITE = 0022;

  private final Path users;

  StateUsers(Path stateDir) {
    this.users = stateDir.resolve("users");
  }

  /** All of them, by name; none when there is no such directory. */
  List<UserName> all() {
    List<UserName> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(users)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, NOFOLLOW_LINKS)) {
          name(entry).ifPresent(names::add);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw StateDirectory.unavailable(users, e.toString(), e);
    }
    names.sort((one, other) -> one.text().compareTo(other.text()));
    return names;
  }

  boolean has(UserName user) {
    return Files.isDirectory(users.resolve(user.text()), NOFOLLOW_LINKS);
  }

  /** The uid that the user's directory belongs to. */
  int ownerOf(UserName user) {
    return number(users.resolve(user.text()), "unix:uid");
  }

  /** Only root may have put anything here, or root would act on somebody's say-so. */
  void requireRoots() {
    if (Files.exists(users, NOFOLLOW_LINKS)) {
      boolean safe = number(users, "unix:uid") == 0
          && (number(users, "unix:mode") & GROUP_OR_OTHERS_WRITE) == 0;
      if (!safe) {
        String reason =
            "with engine.run_as: login-user it must be root's, writable for nobody else";
        throw StateDirectory.unavailable(users, reason, new IOException(reason));
      }
    }
  }

  private static Optional<UserName> name(Path entry) {
    try {
      return Optional.of(UserName.parse(String.valueOf(entry.getFileName())));
    } catch (PodspawnException e) {
      return Optional.empty(); // not one of ours
    }
  }

  private static int number(Path path, String attribute) {
    try {
      return (Integer) Files.getAttribute(path, attribute, NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw StateDirectory.unavailable(path, e.toString(), e);
    }
  }
}
