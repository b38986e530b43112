package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExecLimitTest {
  private final CountDownLatch closed = new CountDownLatch(1);

  @Test
  void whatTakesTooLongIsEndedAndSaysSo() throws Exception {
    try (ExecLimit limit = ExecLimit.of(exec(), Duration.ofMillis(1))) {
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(limit.reason())
          .hasValueSatisfying(why -> assertThat(why).startsWith("it took longer than"));
    }
  }

  @Test
  void whatEndsInTimeIsLeftAlone() {
    ExecLimit limit = ExecLimit.of(exec(), Duration.ofHours(1));
    limit.close();
    limit.interrupt();
    assertThat(closed.getCount()).isEqualTo(1);
    assertThat(limit.reason()).isEmpty();
  }

  @Test
  void aLoginThatEndsEndsIt() {
    try (ExecLimit limit = ExecLimit.of(exec(), Duration.ofHours(1))) {
      limit.interrupt();
      assertThat(closed.getCount()).isZero();
      assertThat(limit.reason()).contains("the connection ended");
    }
  }

  private Exec exec() {
    return new Exec() {
      @Override
      public DuplexStream stream() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void resize(WindowSize size) {}

      @Override
      public ExitStatus awaitExit() {
        return ExitStatus.OK;
      }

      @Override
      public void leave() {}

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }
}
