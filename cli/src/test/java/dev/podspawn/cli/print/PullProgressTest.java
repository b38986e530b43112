package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PullProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PullProgress progress =
      new PullProgress("img", new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void oneLineIsRedrawnAsLayersGrowAndTakenAwayAtTheEnd() {
    progress.progress("", "Trying", 0, 0);
    progress.progress("a", "Downloading", 10_000_000, 40_000_000);
    progress.progress("b", "Downloading", 30_000_000, 40_000_000);
    progress.end();
    assertThat(shown())
        .isEqualTo("\r\u001b[Kpulling img ..."
            + "\r\u001b[Kpulling img: 25% of 40 MB"
            + "\r\u001b[Kpulling img: 50% of 80 MB"
            + "\r\u001b[K");
  }

  @Test
  void newsThatChangesNothingIsNotDrawn() {
    progress.progress("a", "Downloading", 1, 1000);
    int before = shown().length();
    progress.progress("a", "Downloading", 2, 1000);
    assertThat(shown()).hasSize(before);
  }

  @Test
  void aPullWithoutNewsShowsNothing() {
    progress.end();
    assertThat(shown()).isEmpty();
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
