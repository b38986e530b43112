package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** An argument that names what the container shows means the host's directory here. */
  static FakeExec start(ContainerSpec container, ExecSpec asked, boolean lost) {
    List<String> argv = new ArrayList<>(asked.argv());
    for (Mount mount : container.mounts()) {
      argv.replaceAll(word -> word.equals(mount.target()) ? mount.source().toString() : word);
    }
    ExecSpec spec = new ExecSpec(
        argv,
        asked.environment(),
        asked.workingDirectory(),
        asked.user(),
        asked.terminal(),
        asked.modes());
    Map<String, String> environment = new HashMap<>(container.environment());
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
  public synchronized void leave() {
    closed = true;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    kill();
  }

  /** Stopped first: a child that is forked between our look and the kill would live on and hold the output open. */
  void kill() {
    stop();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void stop() {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
          .redirectErrorStream(true)
          .start()
          .waitFor();
      while (process.isAlive() && !isStopped()) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // it has just ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** proc(5): the state stands behind the name, which may hold anything. */
  private boolean isStopped() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    char state = stat.charAt(stat.lastIndexOf(')') + 2);
    return state == 'T' || state == 'Z';
  }
}
