package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.HangUp;
import dev.podspawn.core.trace.PhaseTrace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Everything around a login that a test wants to set or look at; one bench is one client. */
final class LoginBench {
  static final UserName ALICE = UserName.parse("alice");
  static final String IMAGE = "localhost/image";

  final FakeEngine engine;
  final List<String> warnings = new ArrayList<>();
  final List<String> pulls = new ArrayList<>();
  final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Path stateDir;
  InputStream stdin = InputStream.nullInputStream();
  OutputStream client = stdout;
  Optional<String> shell = Optional.of("/bin/sh");
  HangUp hangUp = LoginBench::never;
  Interruptions interruptions = action -> () -> {};

  LoginBench(FakeEngine engine, Path stateDir) {
    this.engine = engine;
    this.stateDir = stateDir;
  }

  LoginBench stdin(String text) {
    stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ExitStatus run(String originalCommand) {
    return run(ALICE, originalCommand);
  }

  ExitStatus run(UserName user, String originalCommand) {
    ProcessEnvironment environment =
        ProcessEnvironment.parse(("LANG=C.UTF-8\0SSH_ORIGINAL_COMMAND=" + originalCommand + "\0")
            .getBytes(StandardCharsets.UTF_8));
    SpawnRequest request = SpawnRequest.read(user, Optional.empty(), environment, List.of());
    return spawn(user).run(request);
  }

  String out() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return stderr.toString(StandardCharsets.UTF_8);
  }

  private static void never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Spawn spawn(UserName user) {
    ClientStreams streams = new ClientStreams(
        Channels.newChannel(stdin),
        Channels.newChannel(client),
        Channels.newChannel(stderr),
        hangUp);
    return new Spawn(
        engine,
        StateDirectory.open(stateDir, user),
        settings(),
        new Client(streams, Optional.empty(), interruptions),
        new Spawn.Notices(
            new ListLog(warnings),
            (layer, status, now, all) -> pulls.add(status),
            PhaseTrace.NONE));
  }

  private SpawnSettings settings() {
    return new SpawnSettings(
        IMAGE,
        shell,
        3600,
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of("ALL"), List.of(), true, false, Map.of()),
        new EngineNames("instance1", true));
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
