package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final List<Field> FIELDS = List.of(Field.text("user"), Field.number("age"));
  private static final Row ALICE = new Row(FIELDS).set("user", "alice").set("age", 7);
  private static final Row NOBODY = new Row(FIELDS);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Output output(boolean json, Optional<String> format) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Output(out, json, format, false);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rowsAsJsonAreOneArrayWithAllFields() {
    output(true, Optional.empty()).rows(FIELDS, List.of(ALICE, NOBODY));
    assertThat(printed())
        .isEqualTo("[{\"user\":\"alice\",\"age\":7},{\"user\":null,\"age\":null}]\n");
  }

  @Test
  void noRowsAsJsonAreAnEmptyArray() {
    output(true, Optional.empty()).rows(FIELDS, List.of());
    assertThat(printed()).isEqualTo("[]\n");
  }

  @Test
  void oneRowAsJsonIsAnObject() {
    output(true, Optional.empty()).row(FIELDS, ALICE);
    assertThat(printed()).isEqualTo("{\"user\":\"alice\",\"age\":7}\n");
  }

  @Test
  void aTemplateMakesALineForEachRow() {
    output(false, Optional.of("{age}:{user}")).rows(FIELDS, List.of(ALICE, NOBODY));
    assertThat(printed()).isEqualTo("7:alice\n:\n");
  }

  @Test
  void rowsInARowAreAnArrayToProgramsAndTextToATemplate() {
    List<Field> fields = List.of(Field.text("user"), Field.text("friends"));
    Row bob = new Row(FIELDS).set("user", "bob");
    Row alice = ALICE.to(fields).set("friends", List.of(bob, NOBODY), "bob");
    output(true, Optional.empty()).rows(fields, List.of(alice, bob.to(fields)));
    assertThat(printed())
        .isEqualTo("[{\"user\":\"alice\",\"friends\":[{\"user\":\"bob\",\"age\":null},"
            + "{\"user\":null,\"age\":null}]},{\"user\":\"bob\",\"friends\":null}]\n");
    output(false, Optional.of("{friends}")).row(fields, alice);
    assertThat(printed()).endsWith("\nbob\n");
  }
}
