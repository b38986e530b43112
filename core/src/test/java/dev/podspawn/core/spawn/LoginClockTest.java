package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoginClockTest {
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir
  private Path directory;

  private final BlockingQueue<PodspawnException> ends = new LinkedBlockingQueue<>();

  @Test
  void anIdleLoginEndsWithItsReason() throws Exception {
    Instant begin = CLOCK.instant();
    try (SessionLease lease = lease();
        LoginClock clock = clock(lease, Optional.of(IDLE), Optional.empty())) {
      clock.whenIdle(ends::add);
      assertThat(ends.take().code()).isEqualTo(ErrorCode.SESSION_IDLE);
      assertThat(Duration.between(begin, CLOCK.instant())).isGreaterThanOrEqualTo(IDLE);
    }
  }

  @Test
  void aSessionIsIdleOnlyWhenAllItsConnectionsAre() throws Exception {
    Instant moved = CLOCK.instant().plusSeconds(2);
    try (SessionLease busy = lease();
        SessionLease lease = lease();
        LoginClock clock = clock(lease, Optional.of(IDLE), Optional.empty())) {
      busy.active(moved);
      clock.whenIdle(ends::add);
      ends.take();
      assertThat(CLOCK.instant()).isAfterOrEqualTo(moved.plus(IDLE));
    }
  }

  @Test
  void aTerminalIsWarnedBeforeTheEnd() throws IOException {
    Pipe errors = Pipe.open();
    Instant deadline = CLOCK.instant().plusSeconds(3600);
    try (SessionLease lease = lease();
        LoginClock clock = clock(lease, Optional.empty(), Optional.of(Duration.ofHours(2)))) {
      clock.warn(client(errors, Optional.of(new TestTerminal())), Optional.of(deadline));
      InputStream told = Channels.newInputStream(errors.source());
      String text = new String(told.readNBytes(50), StandardCharsets.US_ASCII);
      assertThat(text).startsWith("\r\npodspawn: this container ends in ");
    }
  }

  @Test
  void whatIsNotWantedHasNoThread() throws IOException {
    Pipe errors = Pipe.open();
    try (SessionLease lease = lease();
        LoginClock clock = clock(lease, Optional.empty(), Optional.empty())) {
      int before = Thread.activeCount();
      clock.whenIdle(ends::add);
      clock.warn(client(errors, Optional.of(new TestTerminal())), Optional.of(CLOCK.instant()));
      clock.warn(client(errors, Optional.empty()), Optional.of(CLOCK.instant()));
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> List.of("idle", "lifetime-warning").contains(thread.getName()));
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
    }
  }

  private SessionLease lease() {
    StateDirectory state = StateDirectory.open(directory, LoginBench.ALICE);
    return SessionLease.take(state, new Session(LoginBench.ALICE, Optional.empty()), session -> {});
  }

  private static LoginClock clock(
      SessionLease lease, Optional<Duration> idle, Optional<Duration> warning) {
    return new LoginClock(new SessionRules.Times(idle, warning), CLOCK, lease, new CapturedLog());
  }

  private static Client client(Pipe errors, Optional<Terminal> terminal) {
    ClientStreams streams = new ClientStreams(
        Channels.newChannel(new ByteArrayInputStream(new byte[0])),
        errors.sink(),
        errors.sink(),
        () -> true);
    return new Client(streams, terminal, action -> () -> {});
  }
}
