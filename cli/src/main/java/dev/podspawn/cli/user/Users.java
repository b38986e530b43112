package dev.podspawn.cli.user;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.account.AliasAccount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeyFile;
import dev.podspawn.core.users.KeyImport;
import dev.podspawn.core.users.KeySource;
import dev.podspawn.core.users.RecordedSource;
import dev.podspawn.core.users.UserRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** The users of this installation, for root. One change at a time: each holds the records' lock. */
public final class Users {
  private final UserPlaces places;
  private final Function<RecordedSource, KeySource> sources;
  private final KeyAudit audit;
  private final Consumer<String> said;

  /** Clears away what a user has on the engine. */
  @FunctionalInterface
  public interface Ending {
    /**
     * Ends the user's sessions.
     *
     * @param volumes whether volumes that outlive them go too
     */
    void clear(boolean volumes);
  }

  /** Told of each change of somebody's keys. */
  public interface KeyAudit {
    /** Records it. */
    void changed(UserName user, KeyImport.Change change);
  }

  /**
   * Those users.
   *
   * @param sources makes a source from its record
   * @param said gets what people should know, a line each
   */
  public Users(
      UserPlaces places,
      Function<RecordedSource, KeySource> sources,
      KeyAudit audit,
      Consumer<String> said) {
    this.places = places;
    this.sources = sources;
    this.audit = audit;
    this.said = said;
  }

  /** Adds a user, or keys to one. */
  public void add(AddRequest request) {
    try (UsersLock lock = lock()) {
      tell(request.user(), new Addition(places, said).run(request, now()));
    }
  }

  /** Has the keys of a user fetched again; returns what went wrong. */
  public List<PodspawnException> refresh(UserName user, boolean prune) {
    try (UsersLock lock = lock()) {
      UserRecord record = places.records().read(user).orElseThrow(() -> unknown(user));
      KeyImport keys = new KeyImport(KeyFile.read(places.keys(user)), record.sources());
      keys.refresh(sources, prune, now());
      // First what opens doors less: a key that a source has no record of would never go.
      places.records().write(record.with(keys.sources()));
      keys.file().write();
      tell(user, keys.changes());
      return keys.troubles();
    }
  }

  /** Those whom podspawn added, and those who have a key file, by name. */
  public List<UserName> all() {
    TreeSet<String> names = new TreeSet<>();
    names.addAll(names(places.keyDir(), ""));
    names.addAll(names(places.records().directory(), ".yaml"));
    return names.stream().map(UserName::parse).toList();
  }

  /** Those who have sources to ask again, by name. */
  public List<UserName> withSources() {
    return all().stream()
        .filter(user -> places
            .records()
            .read(user)
            .filter(record -> !record.sources().isEmpty())
            .isPresent())
        .toList();
  }

  /** A row of {@link UserFields}. */
  public Row row(UserName user) {
    if (!isThere(user)) {
      throw unknown(user);
    }
    return UserFields.row(
        user, places.records().read(user), KeyFile.read(places.keys(user)).keys());
  }

  /**
   * Removes a user.
   *
   * @param end clears the user's engine
   */
  public void remove(UserName user, boolean purge, Ending end) {
    try (UsersLock lock = lock()) {
      requireThere(user);
      new Departure(places, said).run(user, purge, end);
    }
  }

  /** Makes an account by whose name a user whom podspawn added lands in a project. */
  public void addAlias(UserName user, ProjectName project) {
    try (UsersLock lock = lock()) {
      requireRecord(user);
      said.accept("logins as "
          + new Aliases(places.keyDir(), places.forwarding()).add(user, project).name() + " are "
          + user + "'s, in the project " + project);
    }
  }

  /** Removes such an account; what is gone already does not matter. */
  public void removeAlias(UserName user, ProjectName project) {
    try (UsersLock lock = lock()) {
      requireRecord(user);
      new Aliases(places.keyDir(), places.forwarding()).remove(AliasAccount.of(user, project));
      said.accept("removed the account " + user + "." + project);
    }
  }

  private void requireRecord(UserName user) {
    if (places.records().read(user).isEmpty()) {
      throw unknown(user);
    }
  }

  /**
   * Complains of a user whom nobody knows.
   *
   * @throws PodspawnException USER_UNKNOWN
   */
  public void requireThere(UserName user) {
    if (!isThere(user)) {
      throw unknown(user);
    }
  }

  private boolean isThere(UserName user) {
    return Files.exists(places.keys(user)) || places.records().read(user).isPresent();
  }

  private void tell(UserName user, List<KeyImport.Change> changes) {
    for (KeyImport.Change change : changes) {
      said.accept(user + ": " + change.added() + " keys added"
          + (change.removed() == 0 ? "" : ", " + change.removed() + " removed") + ", from "
          + change.source());
      if (change.added() + change.removed() > 0) {
        audit.changed(user, change);
      }
    }
  }

  private static List<String> names(Path directory, String ending) {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return names;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(ending)) {
          userName(name.substring(0, name.length() - ending.length()))
              .ifPresent(user -> names.add(user.text()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static Optional<UserName> userName(String text) {
    try {
      return Optional.of(UserName.parse(text));
    } catch (PodspawnException e) {
      return Optional.empty(); // not one of ours
    }
  }

  private UsersLock lock() {
    return UsersLock.of(places.records().lockFile());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static PodspawnException unknown(UserName user) {
    return new PodspawnException(
        ErrorCode.USER_UNKNOWN,
        new Message(
            "find the user " + user, "podspawn added none of that name", "'podspawn list-users'"),
        null);
  }
}
