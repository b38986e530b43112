package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final List<Field> FIELDS =
      List.of(Field.text("user"), Field.text("project"), Field.number("connections"));
  private static final Row ROW = new Row(FIELDS).set("user", "alice").set("connections", 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{user} {connections}|alice 2",
        "[{project}]|[]",
        "plain|plain",
        "{user}}|alice}",
        "\\{user} \\\\{user}|{user} \\alice",
        "end\\|end\\",
      })
  void rendering(String template, String expected) {
    assertThat(Template.parse(template, FIELDS).render(ROW)).isEqualTo(expected);
  }

  @Test
  void tabulatorsAndLineEnds() {
    assertThat(Template.parse("{user}\\t{connections}\\n", FIELDS).render(ROW))
        .isEqualTo("alice\t2\n");
    assertThat(Template.parse(Template.ofAll(FIELDS), FIELDS).render(ROW)).isEqualTo("alice\t\t2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{users}", "{user", "{", "{{user}}", "{.User}"})
  void mistakes(String template) {
    assertThatThrownBy(() -> Template.parse(template, FIELDS))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1001 ")
        .hasMessageEndingWith("try one of {user}, {project}, {connections}");
  }
}
