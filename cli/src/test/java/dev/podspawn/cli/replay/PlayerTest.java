package dev.podspawn.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerTest {
  private static final String RECORDING = """
      {"version":2}
      [0.5,"o","é"]
      [2,"r","80x24"]
      [10.5,"o","b"]
      [10.4,"o","c"]
      [11.5,"o","d\\n"]
      """;
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  @TempDir
  private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** What is on the screen at each wait, and until when it stays there. */
  private final List<String> waits = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "1, Infinity, '|500, é|10500, éb|10500, ébc|11500'",
    "2, Infinity, '|250, é|5250, éb|5250, ébc|5750'",
    "0.5, 1, '|1000, é|3000, éb|3000, ébc|5000'",
    "1, 0, '|0, é|0, éb|0, ébc|0'",
    "1000000, Infinity, '|0, é|0, éb|0, ébc|0'"
  })
  void everythingIsShownWhenItsTimeHasCome(double speed, double idleLimit, String expected)
      throws IOException {
    play(new Timing(speed, idleLimit), millis -> true);
    assertThat(String.join(", ", waits)).isEqualTo(expected);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ébcd\n");
  }

  @Test
  void whoHasEnoughSeesNoMore() throws IOException {
    play(new Timing(1, NO_LIMIT), millis -> millis <= 500);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("é");
  }

  private void play(Timing timing, Patience patience) throws IOException {
    Pace pace = nanos -> {
      waits.add(out.toString(StandardCharsets.UTF_8) + "|" + nanos / 1_000_000);
      return patience.lasts(nanos / 1_000_000);
    };
    play(pace, timing, out);
  }

  private void play(Pace pace, Timing timing, OutputStream to) throws IOException {
    Path file = Files.writeString(directory.resolve("a.cast"), RECORDING);
    try (CastReader recording = CastReader.open(file)) {
      new Player(pace, timing, new PrintStream(to, false, StandardCharsets.UTF_8)).play(recording);
    }
  }

  private interface Patience {
    boolean lasts(long millis);
  }

  @Test
  void outputThatNobodyTakesIsAFailure() {
    OutputStream closed = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    assertThatThrownBy(() -> play(nanos -> true, Timing.AS_RECORDED, closed))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1422 ");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "NaN, 1", "Infinity, 1", "1, -1", "1, NaN"})
  void whatIsNoTimingIsWrongUsage(double speed, double idleLimit) {
    assertThatThrownBy(() -> new Timing(speed, idleLimit))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1001 ");
  }

  @Test
  @Timeout(60)
  void realTimePassesAndCanBeStopped() throws InterruptedException {
    StoppablePace pace = new StoppablePace();
    long begin = System.nanoTime();
    assertThat(pace.awaitNanos(50_000_000)).isTrue();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(45_000_000);
    Thread stopper = new Thread(pace::stop);
    stopper.start();
    assertThat(pace.awaitNanos(Long.MAX_VALUE / 2)).isFalse();
    stopper.join();
    assertThat(pace.awaitNanos(0)).isFalse();
  }
}
