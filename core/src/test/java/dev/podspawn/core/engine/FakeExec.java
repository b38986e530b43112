package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of this machine that stands for a program in a container. */
public final class FakeExec implements Exec {
  private static final String NOT_FOUND = "echo \"$0: not found\" >&2; exit 127";

  private final ExecSpec spec;
  private final Process process;
  private final DuplexStream stream;
  private final boolean lost;
  private final List<WindowSize> sizes = new ArrayList<>();
  private boolean closed;

  private FakeExec(ExecSpec spec, Process process, boolean lost) {
    this.spec = spec;
    this.process = process;
    this.lost = lost;
    this.stream = lost ? new LostStream() : ProcessStream.of(process);
    spec.terminal().ifPresent(sizes::add);
  }

  static FakeExec start(Map<String, String> containerEnvironment, ExecSpec spec, boolean lost) {
    Map<String, String> environment = new HashMap<>(containerEnvironment);
    environment.putAll(spec.environment());
    environment.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
    try {
      return new FakeExec(spec, launch(spec, spec.argv(), environment), lost);
    } catch (IOException notFound) {
      return new FakeExec(spec, launchNotFound(spec, environment), lost);
    }
  }

  private static Process launchNotFound(ExecSpec spec, Map<String, String> environment) {
    try {
      List<String> argv = List.of("/bin/sh", "-c", NOT_FOUND, spec.argv().get(0));
      return launch(
          new ExecSpec(argv, Map.of(), Optional.empty(), Optional.empty(), spec.terminal()),
          argv,
          environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(ExecSpec spec, List<String> argv, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(spec.terminal().isPresent());
    spec.workingDirectory().ifPresent(path -> builder.directory(new File(path)));
    return builder.start();
  }

  /** What was asked for. */
  public ExecSpec spec() {
    return spec;
  }

  /** The sizes its terminal has had, the first one included; none without a terminal. */
  public synchronized List<WindowSize> sizes() {
    return List.copyOf(sizes);
  }

  /** Whether the caller has closed it. */
  public synchronized boolean closed() {
    return closed;
  }

  @Override
  public DuplexStream stream() {
    return stream;
  }

  @Override
  public synchronized void resize(WindowSize size) {
    if (spec.terminal().isPresent() && process.isAlive()) {
      sizes.add(size);
    }
  }

  @Override
  public ExitStatus awaitExit() {
    Message failure = Message.of("learn how the program ended", "the connection was lost");
    if (lost) {
      throw new EngineException(ErrorCode.CONNECTION_LOST, failure, failure, null);
    }
    try {
      return new ExitStatus(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(ErrorCode.CONNECTION_LOST, failure, failure, e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    kill();
  }

  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
