package dev.podspawn.core.guest;

import dev.podspawn.core.guest.wire.FrameWriter;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the SSH agent. {@code agent-out-N} connects and takes the guest's data to the agent, {@code
 * agent-in-N} takes the agent's answers to the guest. It is closed when both directions have ended, or when the guest
 * closes it and the agent has what came before.
 */
final class AgentChannel {
  private static final int PIECE = 16 << 10;

  private final int id;
  private final FrameWriter writer;
  private final Consumer<AgentChannel> whenFree;
  private final ChannelState state;

  /** Orders what is sent: nothing after CHANNEL_CLOSE. The guest's thread never takes it. */
  private final Object sending = new Object();

  private volatile @Nullable SocketChannel socket;

  AgentChannel(int id, FrameWriter writer, Consumer<AgentChannel> whenFree) {
    this.id = id;
    this.writer = writer;
    this.whenFree = whenFree;
    this.state = new ChannelState(id);
  }

  int id() {
    return id;
  }

  void start(AgentAddress agent) {
    Thread thread = new Thread(() -> connectAndCarryOut(agent), "agent-out-" + id);
    thread.setDaemon(true);
    thread.start();
  }

  void data(ByteBuffer piece) throws GuestProtocolException {
    state.data(piece);
  }

  void eof() throws GuestProtocolException {
    state.eof();
  }

  /** An agent that has all of the guest's data is not waited for any more: the closed socket ends its thread. */
  void close() throws GuestProtocolException {
    boolean agentHasAll = state.guestCloses();
    if (state.free()) {
      whenFree.accept(this);
    } else if (agentHasAll) {
      closeSocket();
    }
  }

  void window(long bytes) throws GuestProtocolException {
    state.window(bytes);
  }

  /** Drops the connection without a word. */
  void abandon() {
    state.abandon();
    closeSocket();
  }

  private void connectAndCarryOut(AgentAddress agent) {
    SocketChannel connected;
    try {
      connected = connect(agent);
    } catch (IOException | RuntimeException e) {
      refuse(e);
      return;
    }
    if (state.open()) {
      Thread thread = new Thread(() -> carryIn(connected), "agent-in-" + id);
      thread.setDaemon(true);
      send(() -> writer.channelOpenOk(id));
      thread.start();
      carryOut(connected);
    } else {
      closeSocket();
    }
  }

  private SocketChannel connect(AgentAddress agent) throws IOException {
    SocketChannel channel = AgentAddress.channel();
    socket = channel;
    if (!state.silent()) {
      agent.connect(channel);
    }
    return channel;
  }

  private void refuse(Exception reason) {
    closeSocket();
    whenFree.accept(this);
    send(() -> writer.channelOpenFail(id, "the agent: " + reason.getMessage()));
  }

  private void carryOut(SocketChannel agent) {
    try {
      for (ByteBuffer data = state.awaitData(); data.hasRemaining(); data = state.awaitData()) {
        int n = data.remaining();
        while (data.hasRemaining()) {
          agent.write(data);
        }
        int grant = state.passedOn(n);
        if (grant > 0) {
          send(() -> writer.window(id, grant));
        }
      }
      agent.shutdownOutput();
    } catch (IOException e) {
      state.agentIsDeaf();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended(false);
  }

  private void carryIn(SocketChannel agent) {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try {
      while (readSome(agent, piece.clear())) {
        piece.flip();
        state.sends(piece.remaining());
        send(() -> writer.channelData(id, piece));
      }
    } catch (IOException e) {
      // an agent that breaks off has no more to say
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    send(() -> writer.channelEof(id));
    ended(true);
  }

  private boolean readSome(SocketChannel agent, ByteBuffer piece)
      throws IOException, InterruptedException {
    int room = state.awaitRoom();
    return room > 0 && agent.read(piece.limit(room)) >= 0;
  }

  private void ended(boolean in) {
    if (state.ended(in)) {
      finish();
    }
  }

  /** Says CHANNEL_CLOSE once, and is ready for the id to be used anew before the guest can hear of it. */
  private void finish() {
    synchronized (sending) {
      if (!state.silent()) {
        if (state.weClose()) {
          whenFree.accept(this);
        }
        trySend(() -> writer.channelClose(id));
      }
    }
    closeSocket();
  }

  private void send(Frame frame) {
    synchronized (sending) {
      if (!state.silent()) {
        trySend(frame);
      }
    }
  }

  private static void trySend(Frame frame) {
    try {
      frame.send();
    } catch (IOException e) {
      // the guest's thread learns of it, and ends all channels
    }
  }

  private void closeSocket() {
    SocketChannel opened = socket;
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      // it is dropped either way
    }
  }

  /** One frame to the guest. */
  @FunctionalInterface
  private interface Frame {
    void send() throws IOException;
  }
}
