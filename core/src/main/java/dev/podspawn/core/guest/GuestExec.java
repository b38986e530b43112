package dev.podspawn.core.guest;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.guest.wire.StartFrame;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A program that podspawn-guest runs, over the transport of an engine's exec without a terminal. Everything, from the
 * size at the start to the exit status, is in one stream ({@code contrib/guest/PROTOCOL.md}).
 *
 * <p>{@link #awaitExit} fails with the reason when the session failed: PS1331 when the program could not be started,
 * PS1333 when engine or container are gone, PS1334..PS1338 for what the guest did.
 */
final class GuestExec implements Exec {
  private static final long STUCK_MILLIS = 1_000;

  private final Exec transport;
  private final ExecSpec spec;
  private final GuestTimes times;
  private final GuestState state = new GuestState();
  private final GuestWatch watch;
  private final GuestStream stream;
  private boolean closed;

  private GuestExec(Exec transport, ExecSpec spec, GuestTimes times) {
    this.transport = transport;
    this.spec = spec;
    this.times = times;
    this.watch = new GuestWatch(transport, state, times);
    this.stream = new GuestStream(state, watch);
  }

  /** Tells the guest at the other end of the transport what to run, without waiting for its first word. */
  static GuestExec start(Exec transport, Plan plan, AdminLog log, GuestTimes times) {
    GuestExec exec = new GuestExec(transport, plan.spec, times);
    GuestEvents events = new GuestEvents(plan.spec, exec.state, exec.watch, plan.agent, log);
    new GuestReader(transport, exec.state, events).start();
    try {
      exec.watch.writer().start(plan.frame);
    } catch (IOException e) {
      // there may be no guest at all: its thread reads the engine's reason
    }
    return exec;
  }

  /** What to run, made sure that it can be said. */
  record Plan(ExecSpec spec, Optional<AgentAddress> agent, ByteBuffer frame) {
    static Plan of(ExecSpec spec, Optional<AgentAddress> agent) {
      try {
        return new Plan(spec, agent, StartFrame.encode(spec, agent.isPresent()));
      } catch (IllegalArgumentException e) {
        throw GuestTrouble.unspeakable(e);
      }
    }
  }

  /** Waits until the guest speaks; returns the failure when it never will. */
  Optional<EngineException> awaitReady() {
    try {
      state.awaitReady(watch);
      return state.isReady() ? Optional.empty() : Optional.ofNullable(state.failure());
    } catch (InterruptedIOException e) {
      return Optional.of(GuestTrouble.broken(e));
    }
  }

  @Override
  public DuplexStream stream() {
    return stream;
  }

  @Override
  public void resize(WindowSize size) {
    if (spec.terminal().isPresent() && !state.over()) {
      try {
        watch.writer().resize(size);
      } catch (IOException e) {
        // a wrong size is no reason to end a session; whether the guest is gone, awaitExit tells
      }
    }
  }

  @Override
  public ExitStatus awaitExit() {
    try {
      state.awaitEnd(watch);
    } catch (InterruptedIOException e) {
      throw GuestTrouble.broken(e);
    }
    ExitStatus status = state.status();
    if (status != null) {
      return status;
    }
    EngineException failure = state.failure();
    throw failure != null ? failure : GuestTrouble.connectionLost("it was closed", null);
  }

  /**
   * Ends the guest's input. A guest that has told the program's end ends then; one whose program runs ends that first,
   * by HUP, TERM and KILL, and is given 5 seconds for it before the transport ends the guest itself.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean failed = state.failure() != null;
    state.close();
    boolean told = endInput();
    boolean exited = state.status() != null;
    if (told && (exited || (!failed && state.awaitGone(times.ending())))) {
      transport.leave();
    } else {
      transport.close();
    }
  }

  private boolean endInput() {
    try {
      return watch.writer().end(STUCK_MILLIS);
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public synchronized void leave() {
    closed = true;
    state.close();
    transport.leave();
  }
}
