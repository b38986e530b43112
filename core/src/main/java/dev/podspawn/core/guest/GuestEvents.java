package dev.podspawn.core.guest;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.guest.wire.GuestError;
import dev.podspawn.core.guest.wire.GuestFrames;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.guest.wire.Wire;
import dev.podspawn.core.log.AdminLog;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the guest's frames to where they belong. */
final class GuestEvents implements GuestFrames {
  private static final int MOST_NOTICES = 16;

  private final ExecSpec spec;
  private final GuestState state;
  private final GuestWatch watch;
  private final Optional<AgentAddress> agent;
  private final AdminLog log;
  private @Nullable AgentChannels channels;
  private int notices;

  GuestEvents(
      ExecSpec spec,
      GuestState state,
      GuestWatch watch,
      Optional<AgentAddress> agent,
      AdminLog log) {
    this.spec = spec;
    this.state = state;
    this.watch = watch;
    this.agent = agent;
    this.log = log;
  }

  @Override
  public void ready(int version) {
    if (version != Wire.VERSION) {
      throw GuestTrouble.otherVersion(version);
    }
    state.ready();
  }

  @Override
  public void stdout(ByteBuffer piece) throws GuestProtocolException {
    state.output(false, piece);
  }

  @Override
  public void stderr(ByteBuffer piece) throws GuestProtocolException {
    if (spec.terminal().isPresent()) {
      throw new GuestProtocolException("error output of a terminal");
    }
    state.output(true, piece);
  }

  @Override
  public void exited(int status) {
    state.exited(new ExitStatus(status));
  }

  @Override
  public void killed(int signal, boolean coreDumped) {
    state.exited(ExitStatus.ofSignal(signal));
  }

  @Override
  public void error(GuestError error, long errno, String text) {
    state.failed(GuestTrouble.of(error, spec.argv().get(0), errno, text));
  }

  @Override
  public void notice(long errno, String text) {
    if (++notices <= MOST_NOTICES) {
      log.warning("podspawn-guest could do without: " + text + " (errno " + errno + ")");
    }
  }

  @Override
  public void pong(int token) throws GuestProtocolException {
    if (!watch.pong(token)) {
      throw new GuestProtocolException("an answer to a ping that was not sent");
    }
  }

  @Override
  public void channelOpen(int id, int kind) throws GuestProtocolException {
    if (kind != Wire.KIND_AGENT || agent.isEmpty()) {
      throw new GuestProtocolException("a channel of kind " + kind + ", which was not offered");
    }
    if (channels == null) {
      channels = new AgentChannels(watch.writer(), agent.get());
    }
    channels.open(id);
  }

  @Override
  public void channelData(int id, ByteBuffer piece) throws GuestProtocolException {
    channel(id).data(piece);
  }

  @Override
  public void channelEof(int id) throws GuestProtocolException {
    channel(id).eof();
  }

  @Override
  public void channelClose(int id) throws GuestProtocolException {
    channel(id).close();
  }

  @Override
  public void window(int id, long bytes) throws GuestProtocolException {
    if (id == Wire.STANDARD) {
      state.inputWindow(bytes);
    } else {
      channel(id).window(bytes);
    }
  }

  private AgentChannel channel(int id) throws GuestProtocolException {
    if (channels == null) {
      throw new GuestProtocolException("channel " + id + " is not open");
    }
    return channels.get(id);
  }

  /** Ends all channels; nothing more comes from the guest. */
  void close() {
    if (channels != null) {
      channels.abandon();
    }
  }
}
