package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

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
  void nothingSteersTheTerminal() {
    Table table = new Table("id");
    table.add("\u001b[2J\n\u202e");
    assertThat(table.lines(false)).containsExactly("ID", "?[2J??");
  }
}
