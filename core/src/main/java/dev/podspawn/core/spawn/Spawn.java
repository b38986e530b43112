package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.FileSessionStore;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionStore;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.stream.ClientGoneException;
import dev.podspawn.core.stream.StreamPump;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.teardown.Teardown;
import dev.podspawn.core.trace.PhaseTrace;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The story of a login: take a lease, find or make the container, start the program, carry bytes until it ends, give
 * back its exit status. Whatever happens, the program is ended, the terminal restored and the lease given back; the last
 * one out clears the session away.
 */
public final class Spawn {
  private final Engine engine;
  private final StateDirectory state;
  private final SessionContainer containers;
  private final Teardown teardown;
  private final LoginProgram program;
  private final Client client;
  private final PhaseTrace trace;

  /** A login of this client's to the user whose state this is. */
  public Spawn(
      Engine engine, StateDirectory state, SpawnSettings settings, Client client, Notices notices) {
    SessionStore store = new FileSessionStore(state);
    this.engine = engine;
    this.state = state;
    this.teardown = new Teardown(engine, store, settings.names(), notices.log());
    this.containers = new SessionContainer(
        state,
        store,
        teardown,
        new ContainerMaker(engine, store, settings),
        new ImagePull(engine, settings.image(), notices.pulls(), client.interruptions()));
    this.program = new LoginProgram(settings.shell());
    this.client = client;
    this.trace = notices.trace();
  }

  /**
   * Who is told how the login gets on.
   *
   * @param pulls told while an image is pulled
   */
  public record Notices(AdminLog log, PullListener pulls, PhaseTrace trace) {}

  /**
   * Runs the login to its end and returns the program's own status; 255 when the client went away before the program
   * ended.
   *
   * @throws dev.podspawn.core.error.PodspawnException for every failure of ours, with nothing left half-made
   */
  public ExitStatus run(SpawnRequest request) {
    Session session = request.session();
    try (SessionLease lease = SessionLease.take(state, session, teardown)) {
      trace.done("lease");
      SessionContainer.Found container = containers.findOrMake(session, lease);
      trace.done("container");
      try (Terminal.Restore raw = client.enterRawMode();
          Exec exec = start(request, session, container)) {
        trace.done("exec");
        return converse(exec);
      }
    }
  }

  private Exec start(SpawnRequest request, Session session, SessionContainer.Found container) {
    ExecSpec spec = program.spec(request, client.windowSize());
    Optional<Exec> exec = exec(container, spec);
    if (exec.isPresent()) {
      return exec.get();
    }
    return exec(containers.replace(session, container.id()), spec).orElseThrow(Spawn::died);
  }

  /** Nothing when the container turns out to be gone, and somebody else made it: then another may take its place. */
  private Optional<Exec> exec(SessionContainer.Found found, ExecSpec spec) {
    try {
      return Optional.of(engine.exec(found.id(), spec));
    } catch (EngineException e) {
      if (e.code() != ErrorCode.CONTAINER_GONE) {
        throw e;
      }
      if (found.fresh()) {
        throw died();
      }
      return Optional.empty();
    }
  }

  private ExitStatus converse(Exec exec) {
    AtomicBoolean ended = new AtomicBoolean();
    Runnable end = () -> {
      ended.set(true);
      exec.close();
    };
    try (Terminal.Restore resizes = client.onResize(exec::resize);
        Terminal.Restore interruptions = client.whenInterrupted(end)) {
      new StreamPump(client.streams(), exec.stream()).run(end);
      trace.done("stream");
      return ended.get() ? ExitStatus.LOGIN_FAILED : exec.awaitExit();
    } catch (ClientGoneException e) {
      return ExitStatus.LOGIN_FAILED;
    } catch (IOException e) {
      if (ended.get()) {
        return ExitStatus.LOGIN_FAILED;
      }
      throw connectionLost(e);
    }
  }

  private static EngineException died() {
    Message message = new Message(
        "keep your container running",
        "it ended right after its start",
        "an image that has a sleep program, or ask the admin of this machine");
    return new EngineException(ErrorCode.CONTAINER_DIED, message, message, null);
  }

  private static EngineException connectionLost(IOException cause) {
    return new EngineException(
        ErrorCode.CONNECTION_LOST,
        new Message("go on", "the connection to your container was lost", "logging in again"),
        Message.of("carry a login's bytes", cause.toString()),
        cause);
  }
}
