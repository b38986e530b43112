package dev.podspawn.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private final List<String> heard = new ArrayList<>();
  private final Lines lines = new Lines(heard::add);

  @Test
  void piecesMakeLinesAndTheLastNeedsNoEnd() {
    lines.stdout(bytes("one\ntw"));
    lines.stdout(bytes("o\n\nthr\u00e9"));
    lines.end();
    assertThat(heard).containsExactly("one", "two", "", "thr\u00e9");
  }

  @Test
  void theTwoOutputsDoNotMixWithinALine() {
    lines.stdout(bytes("a"));
    lines.stderr(bytes("b\n"));
    lines.stdout(bytes("c\n"));
    assertThat(heard).containsExactly("b", "ac");
  }

  @Test
  void ofALineThatIsWrittenOverTheLastStateCountsAndControlCharactersGo() {
    lines.stdout(bytes("10%\r20%\r30%\r\n\u001b[31mred\u0007\ttab\r\n\r\n"));
    assertThat(heard).containsExactly("30%", "[31mred\ttab", "");
  }

  @Test
  void aLineWithoutEndTakesNoMemory() {
    lines.stdout(bytes("x".repeat(100_000) + "\n"));
    assertThat(heard).hasSize(1).allMatch(line -> line.length() == 2000);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
