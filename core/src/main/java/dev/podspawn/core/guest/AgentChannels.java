package dev.podspawn.core.guest;

import dev.podspawn.core.guest.wire.FrameWriter;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.guest.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections to the client's SSH agent that programs in the container have open, by the guest's ids. */
final class AgentChannels {
  private final FrameWriter writer;
  private final AgentAddress agent;
  private final Map<Integer, AgentChannel> channels = new HashMap<>();

  AgentChannels(FrameWriter writer, AgentAddress agent) {
    this.writer = writer;
    this.agent = agent;
  }

  /** Begins to connect; the answer to the guest follows. */
  void open(int id) throws GuestProtocolException {
    AgentChannel channel = new AgentChannel(id, writer, this::free);
    synchronized (this) {
      if (id == Wire.STANDARD || channels.containsKey(id)) {
        throw new GuestProtocolException("a channel with the id " + id + ", which is taken");
      }
      if (channels.size() >= Wire.MOST_CHANNELS) {
        throw new GuestProtocolException("more than " + Wire.MOST_CHANNELS + " channels");
      }
      channels.put(id, channel);
    }
    channel.start(agent);
  }

  synchronized AgentChannel get(int id) throws GuestProtocolException {
    AgentChannel channel = channels.get(id);
    if (channel == null) {
      throw new GuestProtocolException("channel " + id + " is not open");
    }
    return channel;
  }

  private synchronized void free(AgentChannel channel) {
    channels.remove(channel.id());
  }

  /** Drops all connections, without a word to the guest. */
  void abandon() {
    List<AgentChannel> all;
    synchronized (this) {
      all = List.copyOf(channels.values());
    }
    for (AgentChannel channel : all) {
      channel.abandon();
    }
  }
}
