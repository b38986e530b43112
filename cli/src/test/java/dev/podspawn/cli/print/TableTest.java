package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAligned() {
    Table table = new Table("id", "user", "left");
    table.add("0123", "alice", "7h55m");
    table.add("4", "b", "");
    assertThat(table.lines(false))
        .containsExactly("ID    USER   LEFT", "0123  alice  7h55m", "4     b      -");
  }

  @Test
  void titlesAloneAreATable() {
    assertThat(new Table("id", "user").lines(false)).containsExactly("ID  USER");
  }

  @Test
  void titlesStandOutWhereTheyMay() {
    assertThat(new Table("id").lines(true)).containsExactly("\u001b[1mID\u001b[0m");
  }

  @Test
  void aColumnHasColoursWhereItMay() {
    Table table = new Table("name", "state", "x")
        .colour("state", Map.of("up", Colour.GREEN, "down", Colour.RED));
    table.add("up", "up", "1");
    table.add("b", "down", "2");
    table.add("c", "odd", "3");
    assertThat(table.lines(true).subList(1, 4))
        .containsExactly(
            "up    \u001b[32mup\u001b[0m     1",
            "b     \u001b[1;31mdown\u001b[0m   2",
            "c     odd    3");
    assertThat(table.lines(false))
        .containsExactly("NAME  STATE  X", "up    up     1", "b     down   2", "c     odd    3");
  }

  @Test
  void nothingSteersTheTerminal() {
    Table table = new Table("id");
    table.add("\u001b[2J\n\u202e");
    assertThat(table.lines(false)).containsExactly("ID", "?[2J??");
  }
}
