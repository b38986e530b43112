package dev.podspawn.core.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts to connect to several addresses, of which the first that succeeds wins. For one run, by one thread. */
final class Race implements AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<InetSocketAddress> targets;
  private final long delay;
  private final Selector selector;
  private final List<SocketChannel> open = new ArrayList<>();
  private int begun;
  private long nextAt;
  private IOException failure = new ConnectException("it has no address");

  /**
   * Nothing is attempted yet.
   *
   * @param delay between one attempt and the next, in nanoseconds
   */
  Race(List<InetSocketAddress> targets, long delay) throws IOException {
    this.targets = targets;
    this.delay = delay;
    this.selector = Selector.open();
  }

  /**
   * The winner, in blocking mode; null when the time is over.
   *
   * @param limit in nanoseconds
   * @throws IOException every attempt has failed: the last failure
   */
  @Nullable
  SocketChannel run(long limit) throws IOException {
    long end = System.nanoTime() + limit;
    nextAt = System.nanoTime();
    while (System.nanoTime() - end < 0) {
      if (begun < targets.size() && System.nanoTime() - nextAt >= 0) {
        begin(targets.get(begun++));
      }
      if (open.isEmpty() && begun == targets.size()) {
        throw failure;
      }
      long until = begun < targets.size() ? Math.min(nextAt - end, 0) + end : end;
      selector.select(Math.max(1, (until - System.nanoTime()) / NANOS_PER_MILLI + 1));
      SocketChannel winner = finished();
      if (winner != null) {
        return winner;
      }
    }
    return null;
  }

  private void begin(InetSocketAddress target) throws IOException {
    nextAt = System.nanoTime() + delay;
    SocketChannel channel = SocketChannel.open();
    open.add(channel);
    try {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_CONNECT);
      if (channel.connect(target)) {
        // At once, as the loopback may do: the selector will say so too.
        selector.wakeup();
      }
    } catch (IOException | UnsupportedOperationException e) {
      lost(channel, e instanceof IOException io ? io : new IOException(e));
    }
  }

  /** The channel that is connected, if one is; those that failed are out of the race. */
  private @Nullable SocketChannel finished() throws IOException {
    for (SocketChannel channel : List.copyOf(open)) {
      try {
        if (channel.isConnected() || channel.finishConnect()) {
          open.remove(channel);
          return toBlocking(channel);
        }
      } catch (IOException e) {
        lost(channel, e);
      }
    }
    return null;
  }

  private SocketChannel toBlocking(SocketChannel channel) throws IOException {
    SelectionKey key = channel.keyFor(selector);
    if (key != null) {
      key.cancel();
    }
    selector.selectNow();
    channel.configureBlocking(true);
    return channel;
  }

  /** The next one need not wait. */
  private void lost(SocketChannel channel, IOException why) throws IOException {
    failure = why;
    open.remove(channel);
    channel.close();
    nextAt = System.nanoTime();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : open) {
      channel.close();
    }
    selector.close();
  }
}
