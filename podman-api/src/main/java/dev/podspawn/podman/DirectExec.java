package dev.podspawn.podman;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.podman.endpoint.CreateExec;
import dev.podspawn.podman.endpoint.ExecState;
import dev.podspawn.podman.endpoint.InspectExec;
import dev.podspawn.podman.endpoint.PreparedExec;
import dev.podspawn.podman.endpoint.StartExec;
import dev.podspawn.podman.time.Pause;
import dev.podspawn.podman.upgrade.HijackedConnection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A program run by the engine's own exec, without a helper in the container. What engines do wrong there stays wrong:
 * Podman may lose output when the program leaves input unread, and no engine ends a program whose connection is
 * dropped, which {@link ProgramEnd} therefore does.
 */
final class DirectExec implements Exec {
  private static final String LEARN_END = "learn how the program ended";

  private final PodmanClient client;
  private final String container;
  private final String id;
  private final ExecSpec spec;
  private final HijackedConnection connection;
  private final DirectStream stream;
  private final TerminalSize terminalSize;
  private volatile boolean ended;
  private boolean closed;

  private DirectExec(
      PodmanClient client,
      String container,
      String id,
      ExecSpec spec,
      HijackedConnection connection) {
    this.client = client;
    this.container = container;
    this.id = id;
    this.spec = spec;
    this.connection = connection;
    this.terminalSize = new TerminalSize(client, id);
    this.stream = new DirectStream(connection, spec.terminal().isPresent());
  }

  /**
   * Starts a program. Podman gives its terminal the size before it runs; Docker can only do so right after, in a
   * request that waits until it runs.
   */
  static DirectExec start(PodmanClient client, String container, ExecSpec spec) {
    PreparedExec prepared = client.askByChannel(new CreateExec(container, spec));
    String id = prepared.id();
    HijackedConnection connection = client.start(new StartExec(container, id, spec.terminal()));
    DirectExec exec = new DirectExec(client, container, id, spec, connection);
    if (spec.terminal().isPresent() && prepared.needsResizeAfterStart()) {
      exec.resize(spec.terminal().get());
    }
    return exec;
  }

  @Override
  public DuplexStream stream() {
    return stream;
  }

  @Override
  public void resize(WindowSize size) {
    if (spec.terminal().isPresent() && !ended) {
      terminalSize.set(size);
    }
  }

  @Override
  public ExitStatus awaitExit() {
    try {
      ExecState state = client.askByChannel(new InspectExec(id));
      for (Pause pause = Pause.endless(); !state.ended(); ) {
        if (!pause.again()) {
          throw lost("the wait was interrupted", null);
        }
        state = client.askByChannel(new InspectExec(id));
      }
      ended = true;
      return status(state);
    } catch (EngineException e) {
      throw e.code() == ErrorCode.CONNECTION_LOST ? e : lost(e.adminLine(), e);
    }
  }

  private static ExitStatus status(ExecState state) {
    if (state.exitCode() < 0 || state.exitCode() > 255) {
      throw lost("the engine says it ended with " + state.exitCode(), null);
    }
    return new ExitStatus((int) state.exitCode());
  }

  private static EngineException lost(String adminReason, @Nullable EngineException cause) {
    return new EngineException(
        ErrorCode.CONNECTION_LOST,
        new Message(LEARN_END, "the connection to it was lost", "logging in again"),
        Message.of(LEARN_END, adminReason),
        cause);
  }

  @Override
  public synchronized void leave() {
    if (!closed) {
      closed = true;
      ended = true;
      drop();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    drop();
    if (!ended) {
      new ProgramEnd(client, container, id, spec.user()).bringAbout();
      ended = true;
    }
  }

  private void drop() {
    terminalSize.close();
    try {
      connection.close();
    } catch (IOException e) {
      // it is dropped either way
    }
  }
}
