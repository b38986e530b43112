package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.teardown.Removed;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The sessions that the caller may see, and what can be done to them. */
public final class Sessions {
  private static final Duration LISTING = Duration.ofSeconds(60);
  private static final Duration REMOVING = Duration.ofMinutes(5);

  private final Reach reach;
  private final UserTools tools;

  public Sessions(Reach reach, UserTools tools) {
    this.reach = reach;
    this.tools = tools;
  }

  /** All sessions, or a user's; rows of {@link SessionFields}, by user and project. */
  public Answer list(Optional<UserName> user) {
    return reach.ask(
        user, new Request(List.of("list"), SessionFields.ALL, LISTING, this::listHere));
  }

  /** Ends sessions, whoever is connected; rows of {@link RemovedFields}. One that is gone by now does not matter. */
  public Answer kill(List<Row> sessions) {
    Map<UserName, List<String>> ids = new LinkedHashMap<>();
    for (Row session : sessions) {
      ids.computeIfAbsent(
              UserName.parse(session.shown(SessionFields.USER)), user -> new ArrayList<>())
          .add(session.shown(SessionFields.CONTAINER));
    }
    Request.Arguments containers =
        user -> user.map(name -> ids.getOrDefault(name, List.<String>of()))
            .orElseGet(() -> ids.values().stream().flatMap(List::stream).toList());
    return reach.ask(
        List.copyOf(ids.keySet()),
        new Request(
            List.of("kill", "--if-there"),
            containers,
            RemovedFields.ALL,
            REMOVING,
            user -> killHere(user, containers.of(Optional.of(user)))));
  }

  /** What is in force in a session's container; rows of {@link BoxFields}. */
  public Answer security(Row session) {
    UserName user = UserName.parse(session.shown(SessionFields.USER));
    String container = session.shown(SessionFields.CONTAINER);
    return reach.ask(
        Optional.of(user),
        new Request(
            List.of("inspect", "--security", "--for-root"),
            only -> List.of(container),
            BoxFields.ALL,
            LISTING,
            whose -> securityHere(whose, container)));
  }

  /** The services of a session; rows of {@link ServiceFields}. Nobody is asked of one without a project. */
  public Answer services(Row session) {
    if (session.text(SessionFields.PROJECT).isEmpty()) {
      return new Answer();
    }
    LogRequest request = new LogRequest(session, Optional.empty(), 0);
    return reach.ask(
        Optional.of(request.user()),
        new Request(
            List.of("inspect", "--services"),
            only -> List.of(session.shown(SessionFields.CONTAINER)),
            ServiceFields.ALL,
            LISTING,
            whose -> tools.logs().rows(request.whose())));
  }

  /** What a session's services have said, as lines to print. */
  public Log log(LogRequest request) {
    Optional<String> account = reach.accountFor(request.user());
    if (account.isEmpty()) {
      return new Log(
          ExitStatus.OK,
          tools.logs().lines(request.whose(), request.service(), request.most()),
          List.of());
    }
    OwnerCommand.End end = reach.command(account.get(), request.words(false), LISTING);
    return new Log(new ExitStatus(end.status()), end.output(), end.complaints());
  }

  /**
   * Hands on the same lines, and then what the services say, until they have ended or the thread is interrupted.
   *
   * @param lines called by several threads
   */
  public ExitStatus follow(
      LogRequest request, Consumer<String> lines, Consumer<String> complaints) {
    Optional<String> account = reach.accountFor(request.user());
    if (account.isPresent()) {
      return reach.follow(account.get(), request.words(true), lines, complaints);
    }
    tools.logs().follow(request.whose(), request.service(), request.most(), lines);
    return ExitStatus.OK;
  }

  /** What there is to print of logs, and what went wrong. */
  public record Log(ExitStatus status, List<String> lines, List<String> complaints) {}

  /**
   * Whose session it is; empty when there is none of that name.
   *
   * @param only the user to look at; empty for all
   */
  public Optional<UserName> userOf(String name, Optional<UserName> only) {
    return list(only).rows().stream()
        .filter(row -> Targets.isNamed(row, name))
        .findFirst()
        .map(row -> UserName.parse(row.shown(SessionFields.USER)));
  }

  /** Makes records and containers agree and removes whose time is over; rows of {@link RemovedFields}. */
  public Answer cleanUp(Optional<UserName> user) {
    return reach.ask(
        user, new Request(List.of("cleanup"), RemovedFields.ALL, REMOVING, this::cleanUpHere));
  }

  /** Removes all volumes of services of the user's, those that are kept too; rows of {@link VolumeFields}. */
  public Answer removeVolumes(UserName user) {
    return reach.ask(
        Optional.of(user),
        new Request(
            List.of("cleanup", "--kept-volumes"),
            VolumeFields.ALL,
            REMOVING,
            this::removeVolumesHere));
  }

  private List<Row> removeVolumesHere(UserName user) {
    try (UserTools.OpenReaper open = tools.reaper().apply(user)) {
      return open.reaper().removeVolumes().stream()
          .map(volume -> VolumeFields.row(user, volume))
          .toList();
    }
  }

  private List<Row> listHere(UserName user) {
    SessionBooks books = tools.books().apply(user);
    List<Row> rows = new ArrayList<>();
    if (Files.exists(books.state().database())) {
      Instant now = books.clock().instant();
      try (SessionBooks.Locked locked = books.lock()) {
        for (SessionRecord record : locked.store().all()) {
          int connections = books.state().connections(record.session());
          rows.add(SessionFields.row(
              record, connections, tools.names().container(record.session()), now));
        }
      }
    }
    return rows;
  }

  private List<Row> securityHere(UserName user, String container) {
    for (SessionRecord record : records(user)) {
      if (record.container().equals(container)) {
        return tools.box().rows(user, record);
      }
    }
    return List.of();
  }

  private List<SessionRecord> records(UserName user) {
    SessionBooks books = tools.books().apply(user);
    try (SessionBooks.Locked locked = books.lock()) {
      return locked.store().all();
    }
  }

  private List<Row> killHere(UserName user, List<String> containers) {
    List<Row> rows = new ArrayList<>();
    for (Session session : sessionsOf(user, containers)) {
      try (UserTools.OpenReaper open = tools.reaper().apply(user)) {
        Optional<Removed> removed = open.reaper().kill(session);
        removed.ifPresent(one -> rows.add(RemovedFields.row(user, one)));
      }
    }
    return rows;
  }

  private List<Session> sessionsOf(UserName user, List<String> containers) {
    SessionBooks books = tools.books().apply(user);
    try (SessionBooks.Locked locked = books.lock()) {
      return locked.store().all().stream()
          .filter(record -> containers.contains(record.container()))
          .map(SessionRecord::session)
          .toList();
    }
  }

  private List<Row> cleanUpHere(UserName user) {
    try (UserTools.OpenReaper open = tools.reaper().apply(user)) {
      return open.reaper().cleanUp().stream()
          .map(removed -> RemovedFields.row(user, removed))
          .toList();
    }
  }
}
