package dev.podspawn.core.guest;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.guest.wire.FrameDecoder;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The guest's thread, {@code guest}: reads all that the guest says and tells the session. It waits for nothing else, and
 * writes nothing, so that no slow client, agent or program ever keeps it from reading.
 */
final class GuestReader implements Runnable, OutputSink {
  private final Exec transport;
  private final GuestState state;
  private final GuestEvents events;
  private final FrameDecoder decoder = new FrameDecoder();
  private final EngineWords words = new EngineWords();
  private boolean noGuest;

  GuestReader(Exec transport, GuestState state, GuestEvents events) {
    this.transport = transport;
    this.state = state;
    this.events = events;
  }

  void start() {
    Thread thread = new Thread(this, "guest");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (transport.stream().receive(this)) {}
      if (!state.over()) {
        state.failed(reasonOfEnd());
      }
    } catch (GuestProtocolException e) {
      state.failed(GuestTrouble.garbage(e));
    } catch (IOException e) {
      state.failed(GuestTrouble.broken(e));
    } catch (EngineException e) {
      state.failed(e);
    } catch (RuntimeException e) {
      state.failed(GuestTrouble.connectionLost(e.toString(), e));
    } finally {
      events.close();
      state.gone();
    }
  }

  /** What is not a guest's first frame is the engine's word for why there is no guest. */
  @Override
  public void stdout(ByteBuffer data) throws GuestProtocolException {
    if (!state.isReady()) {
      words.add(data);
    }
    if (noGuest) {
      return;
    }
    try {
      decoder.decode(data, events);
      state.heard();
    } catch (GuestProtocolException e) {
      if (state.isReady()) {
        throw e;
      }
      noGuest = true;
    }
  }

  @Override
  public void stderr(ByteBuffer data) {
    words.add(data);
  }

  private EngineException reasonOfEnd() {
    int status;
    try {
      status = transport.awaitExit().value();
    } catch (EngineException e) {
      return e.code() == ErrorCode.CONNECTION_LOST
          ? e
          : GuestTrouble.connectionLost(e.adminLine(), e);
    }
    return state.isReady()
        ? GuestTrouble.ended(status, words.text())
        : GuestTrouble.notRun(status, words.text());
  }
}
