package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerAnswerTest {
  private static final List<Field> FIELDS = List.of(Field.text("user"), Field.number("age"));

  @Test
  void rows() throws IOException {
    List<Row> rows = OwnerAnswer.parse("alice\t7\nbob\t\n", FIELDS);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).shown("user")).isEqualTo("alice");
    assertThat(rows.get(0).number("age")).contains(7L);
    assertThat(rows.get(1).number("age")).isEmpty();
    assertThat(OwnerAnswer.parse("", FIELDS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "alice\t7\t8",
        "alice\tseven",
        "alice\t-7",
        "alice\t99999999999999999999",
        "\u001b[2J\t7",
        "al\rice\t7",
        "\u202ealice\t7",
      })
  void anythingUnusualIsRefused(String text) {
    assertThatThrownBy(() -> OwnerAnswer.parse(text, FIELDS)).isInstanceOf(IOException.class);
  }

  @Test
  void soIsAnythingLong() {
    assertThatThrownBy(() -> OwnerAnswer.parse("x".repeat(201) + "\t7", FIELDS))
        .isInstanceOf(IOException.class);
  }

  @Property
  void whateverIsSaidIsReadOrRefused(@ForAll String text) {
    try {
      for (Row row : OwnerAnswer.parse(text, FIELDS)) {
        assertThat(row.shown("user")).doesNotContainPattern("[^ -~]");
        row.number("age");
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).doesNotContainPattern("[^ -~]");
    }
  }
}
