package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.record.Recording;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.stream.ClientGoneException;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.StreamPump;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A running program and its client: bytes, sizes and interruptions pass between them until one of them has enough. */
final class Conversation {
  private final Client client;
  private final SessionRules.Times times;
  private final Clock clock;
  private final Spawn.Notices notices;

  Conversation(Client client, SessionRules.Times times, Clock clock, Spawn.Notices notices) {
    this.client = client;
    this.times = times;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Carries on until the program's output has ended.
   *
   * @param recording of the program's output and sizes
   * @param deadline when the container ends by itself
   * @return the program's own status; 255 when the client went away
   * @throws PodspawnException when podspawn ended it, or the connection to the engine did not last
   */
  ExitStatus run(
      Exec exec, Optional<Recording> recording, SessionLease lease, Optional<Instant> deadline) {
    Ending ending = new Ending(exec);
    try (Terminal.Restore resizes = client.onResize(recorded(exec::resize, recording));
        Terminal.Restore interruptions = client.whenInterrupted(ending::clientGone);
        LoginClock time = new LoginClock(times, clock, lease, notices.log())) {
      time.warn(client, deadline);
      time.whenIdle(ending::because);
      DuplexStream stream = recorded(time.watched(exec.stream()), recording);
      new StreamPump(client.streams(), stream)
          .run(client.terminal().isPresent(), ending::clientGone);
      notices.trace().done("stream");
      return ending.hasBegun() ? ending.status() : exec.awaitExit();
    } catch (ClientGoneException e) {
      return ExitStatus.LOGIN_FAILED;
    } catch (IOException e) {
      if (ending.hasBegun()) {
        return ending.status();
      }
      throw connectionLost(e);
    }
  }

  private static Consumer<WindowSize> recorded(
      Consumer<WindowSize> resize, Optional<Recording> recording) {
    return recording.isPresent() ? recording.get().of(resize) : resize;
  }

  private static DuplexStream recorded(DuplexStream stream, Optional<Recording> recording) {
    return recording.isPresent() ? recording.get().of(stream) : stream;
  }

  /** That we ended the program, and why; the first reason counts. */
  private static final class Ending {
    private final Exec exec;
    private boolean begun;
    private Optional<PodspawnException> reason = Optional.empty();

    Ending(Exec exec) {
      this.exec = exec;
    }

    void clientGone() {
      begin(Optional.empty());
    }

    void because(PodspawnException why) {
      begin(Optional.of(why));
    }

    private void begin(Optional<PodspawnException> why) {
      synchronized (this) {
        reason = begun ? reason : why;
        begun = true;
      }
      exec.close();
    }

    synchronized boolean hasBegun() {
      return begun;
    }

    synchronized ExitStatus status() {
      if (reason.isPresent()) {
        throw reason.get();
      }
      return ExitStatus.LOGIN_FAILED;
    }
  }

  private static EngineException connectionLost(IOException cause) {
    return new EngineException(
        ErrorCode.CONNECTION_LOST,
        new Message("go on", "the connection to your container was lost", "logging in again"),
        Message.of("carry a login's bytes", cause.toString()),
        cause);
  }
}
