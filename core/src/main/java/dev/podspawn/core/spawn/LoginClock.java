package dev.podspawn.core.spawn;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.stream.DuplexStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a login does by the clock, each on a thread of its own that exists only where it is wanted: {@code
 * lifetime-warning} tells a terminal some time before its container ends; {@code idle} ends the login of a session in
 * which no byte has moved for the idle time-out, on none of its connections. All of these note in their leases when bytes
 * last moved, so that each process knows of the others.
 */
final class LoginClock implements AutoCloseable {
  /** Others learn this often of our activity, and we of theirs: a tenth of the time-out, but not more than once a second. */
  private static final int LOOKS = 10;

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final SessionRules.Times times;
  private final Clock clock;
  private final SessionLease lease;
  private final AdminLog log;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Instant lastMove;

  LoginClock(SessionRules.Times times, Clock clock, SessionLease lease, AdminLog log) {
    this.times = times;
    this.clock = clock;
    this.lease = lease;
    this.log = log;
    this.lastMove = clock.instant();
  }

  /** The program's stream, of which each move is noticed where that matters. */
  DuplexStream watched(DuplexStream stream) {
    return times.idleTimeout().isPresent()
        ? new MovingStream(stream, () -> lastMove = clock.instant())
        : stream;
  }

  /** Warns the client's terminal, if it has one, before the deadline. */
  void warn(Client client, Optional<Instant> deadline) {
    if (client.terminal().isEmpty()
        || deadline.isEmpty()
        || times.lifetimeWarning().isEmpty()) {
      return;
    }
    Instant due = deadline.get().minus(times.lifetimeWarning().get());
    Runnable work = () -> {
      if (awaitUntil(due)) {
        tell(client, deadline.get());
      }
    };
    begin(new Thread(work, "lifetime-warning"));
  }

  /** Ends the login, for the reason that it gives, when its session has been idle for long enough. */
  void whenIdle(Consumer<PodspawnException> end) {
    if (times.idleTimeout().isPresent()) {
      Duration timeout = times.idleTimeout().get();
      begin(new Thread(() -> watchIdle(timeout, end), "idle"));
    }
  }

  private void watchIdle(Duration timeout, Consumer<PodspawnException> end) {
    Duration pause = max(timeout.dividedBy(LOOKS), SHORTEST_PAUSE);
    try {
      Instant idleAt = lastMove.plus(timeout);
      while (awaitUntil(min(idleAt, clock.instant().plus(pause)))) {
        lease.active(lastMove);
        idleAt = lease.lastActivity().plus(timeout);
        if (!clock.instant().isBefore(idleAt)) {
          end.accept(idle(timeout));
          return;
        }
      }
    } catch (PodspawnException e) {
      // The lease goes with the login, which may end between two of our looks.
      if (over.getCount() > 0) {
        log.warning(e.adminLine());
      }
    }
  }

  /** Returns false when the login is over before. */
  private boolean awaitUntil(Instant due) {
    try {
      long millis = Math.max(1, Duration.between(clock.instant(), due).toMillis());
      return !over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void tell(Client client, Instant deadline) {
    long seconds = Math.max(0, Duration.between(clock.instant(), deadline).toSeconds());
    // The terminal is raw: a line feed alone would not go back to its left edge.
    String text = "\r\npodspawn: this container ends in " + DurationText.of(seconds)
        + ", at the end of its lifetime; save what you want to keep\r\n";
    try {
      client.streams().errors().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      // who is gone needs no warning
    }
  }

  private static PodspawnException idle(Duration timeout) {
    String time = DurationText.of(timeout.toSeconds());
    return new PodspawnException(
        ErrorCode.SESSION_IDLE,
        new Message("keep you connected", "nothing has moved here for " + time, "logging in again"),
        new Message(
            "keep an idle session", "nothing has moved in it for " + time, "session.idle_timeout"),
        null);
  }

  private static void begin(Thread thread) {
    thread.setDaemon(true);
    thread.start();
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public void close() {
    over.countDown();
  }
}
