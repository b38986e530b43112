package dev.podspawn.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines end, however the bytes come. */
final class TextLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final TextLines text = new TextLines(lines::add);

  @Test
  void aLineIsHandedOnWhenItIsComplete() {
    say("on");
    assertThat(lines).isEmpty();
    say("e\ntwo\n\nfo");
    assertThat(lines).containsExactly("one", "two", "");
    text.end();
    assertThat(lines).containsExactly("one", "two", "", "fo");
    text.end();
    assertThat(lines).hasSize(4);
  }

  @Test
  void bothOutputsAreOne() {
    say("a");
    text.stderr(bytes("b\n"));
    assertThat(lines).containsExactly("ab");
  }

  @Test
  void returnsEndLinesAndOneBeforeALineEndIsPartOfIt() {
    say("10%\r20%\r");
    say("\nend\r\n\nx\n");
    assertThat(lines).containsExactly("10%", "20%", "end", "", "x");
  }

  @Test
  void charactersMayBeCutAnywhere() {
    byte[] all = "\u00e4\u20ac\n".getBytes(StandardCharsets.UTF_8);
    for (byte b : all) {
      text.stdout(ByteBuffer.wrap(new byte[] {b}));
    }
    assertThat(lines).containsExactly("\u00e4\u20ac");
  }

  @Test
  void anEndlessLineIsHandedOnInParts() {
    say("x".repeat(TextLines.LONGEST + 1) + "\n");
    assertThat(lines).extracting(String::length).containsExactly(TextLines.LONGEST, 1);
  }

  private void say(String words) {
    text.stdout(bytes(words));
  }

  private static ByteBuffer bytes(String words) {
    return ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8));
  }
}
