package dev.podspawn.core.spawn;

import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.record.Recorder;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.SessionStore;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.store.SqliteSessionStore;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.HangUp;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.teardown.Aftercare;
import dev.podspawn.core.teardown.Refill;
import dev.podspawn.core.trace.PhaseTrace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Everything around a login that a test wants to set or look at; one bench is one client. */
final class LoginBench {
  static final UserName ALICE = UserName.parse("alice");
  static final String IMAGE = "localhost/image";

  final FakeEngine engine;
  Engine reached;
  UnaryOperator<SessionStore> through = store -> store;
  final List<String> warnings = new ArrayList<>();
  final List<String> pulls = new ArrayList<>();
  final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Path stateDir;
  InputStream stdin = InputStream.nullInputStream();
  OutputStream client = stdout;
  final List<String> timers = new ArrayList<>();
  Refill refill = Refill.NONE;
  final TestClock clock;
  SessionRules rules = rules(SessionMode.DESTROY_ON_DISCONNECT);
  Optional<ImageAccount> account = Optional.empty();
  Optional<String> shell = Optional.of("/bin/sh");
  HangUp hangUp = LoginBench::never;
  Interruptions interruptions = action -> () -> {};
  Optional<Recorder> recorder = Optional.empty();
  Optional<Terminal> terminal = Optional.empty();
  ContainerSpec.Limits limits = ContainerSpec.Limits.NONE;
  long userMemory;
  Optional<SessionProject> project = Optional.empty();

  LoginBench(FakeEngine engine, Path stateDir) {
    this(engine, stateDir, new TestClock());
  }

  LoginBench(FakeEngine engine, Path stateDir, TestClock clock) {
    this.engine = engine;
    this.reached = engine;
    this.stateDir = stateDir;
    this.clock = clock;
  }

  LoginBench mode(SessionMode mode) {
    rules = rules(mode);
    return this;
  }

  private static SessionRules rules(SessionMode mode) {
    return rules(mode, 3);
  }

  static SessionRules rules(SessionMode mode, int maxPerUser) {
    return new SessionRules(
        mode,
        Duration.ofSeconds(60),
        Optional.of(Duration.ofHours(1)),
        maxPerUser,
        SessionRules.Times.NONE,
        SessionRules.Pool.NONE);
  }

  LoginBench stdin(String text) {
    stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ExitStatus run(String originalCommand) {
    return run(ALICE, originalCommand);
  }

  ExitStatus run(UserName user, String originalCommand) {
    return run(new Session(user, Optional.empty()), originalCommand);
  }

  ExitStatus run(Session session, String originalCommand) {
    ProcessEnvironment environment =
        ProcessEnvironment.parse(("LANG=C.UTF-8\0SSH_ORIGINAL_COMMAND=" + originalCommand + "\0")
            .getBytes(StandardCharsets.UTF_8));
    SpawnRequest request =
        SpawnRequest.read(session.user(), session.project(), environment, List.of());
    return spawn(session).run(request);
  }

  void refill(Session session) {
    spawn(session).refill(session);
  }

  String out() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return stderr.toString(StandardCharsets.UTF_8);
  }

  private static boolean never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private Spawn spawn(Session session) {
    ClientStreams streams = new ClientStreams(
        Channels.newChannel(stdin),
        Channels.newChannel(client),
        Channels.newChannel(stderr),
        hangUp);
    StateDirectory state = StateDirectory.open(stateDir, session.user());
    AdminLog log = new ListLog(warnings);
    if (rules.mode() == SessionMode.PERSISTENT) {
      fillHome(state.home(session));
    }
    return new Spawn(
        reached,
        new SessionBooks(state, through.apply(new SqliteSessionStore(state, log)), clock),
        settings(),
        Fence.NONE,
        new Aftercare(
            (waiting, wait) -> timers.add(waiting.key() + " " + wait.toSeconds()), refill),
        new Client(streams, terminal, interruptions),
        new Spawn.Notices(
            log,
            (layer, status, now, all) -> pulls.add(status),
            PhaseTrace.NONE,
            AuditLog.none(),
            Optional.empty(),
            recorder));
  }

  /** Else the home of whoever runs the tests would be copied there, a fake container's root being this machine's. */
  private static void fillHome(Path home) {
    try {
      Files.writeString(home.resolve("kept"), "before");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SpawnSettings settings() {
    SpawnSettings plain = plainSettings();
    return project.isPresent() ? plain.to(project.get()) : plain;
  }

  private SpawnSettings plainSettings() {
    return new SpawnSettings(
        IMAGE,
        account,
        shell,
        Tools.OF_IMAGE,
        rules,
        limits,
        new ContainerSpec.Security(List.of("ALL"), List.of(), true, false, Map.of()),
        new EngineNames("instance1", true),
        userMemory,
        List.of(),
        false);
  }

  /** Keeps the lines of the admin's log. */
  private record ListLog(List<String> lines) implements AdminLog {
    @Override
    public void info(String line) {
      lines.add(line);
    }

    @Override
    public void warning(String line) {
      lines.add(line);
    }

    @Override
    public void error(String line) {
      lines.add(line);
    }
  }
}
