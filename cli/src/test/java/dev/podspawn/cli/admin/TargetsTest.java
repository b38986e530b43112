package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.print.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final Row ALICE = session("a1b2c3d4e5f6", "alice", "");
  private static final Row ALICE_WEB = session("b1b2c3d4e5f6", "alice", "web");
  private static final Row BOB_WEB = session("c1b2c3d4e5f6", "bob", "web");
  private static final Row HEX = session("d1b2c3d4e5f6", "a1b2c3d4e5f6", "");
  private static final List<Row> SESSIONS = List.of(ALICE, ALICE_WEB, BOB_WEB);

  private static Row session(String id, String user, String project) {
    Row row = new Row(SessionFields.ALL)
        .set(SessionFields.ID, id)
        .set(SessionFields.USER, user)
        .set(SessionFields.CONTAINER, id + "0".repeat(52));
    return project.isEmpty() ? row : row.set(SessionFields.PROJECT, project);
  }

  @Test
  void byAddressAndById() {
    assertThat(Targets.find(List.of("alice", "bob@web", "b1b2c3d4e5f6"), SESSIONS))
        .containsExactly(ALICE, BOB_WEB, ALICE_WEB);
    assertThat(Targets.find("c1b2c3d4e5f6" + "0".repeat(52), SESSIONS)).isSameAs(BOB_WEB);
  }

  @Test
  void oneThatIsNamedTwiceIsOne() {
    assertThat(Targets.find(List.of("alice", "a1b2c3d4e5f6"), SESSIONS)).containsExactly(ALICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "carol", "alice@", "alice@we", "@web", "", "a1b2c3d4e5f", "ALICE"})
  void whatIsNotThere(String name) {
    assertThatThrownBy(() -> Targets.find(name, SESSIONS)).hasMessageStartingWith("PS1413 ");
  }

  @Test
  void aUserWithOtherSessionsIsToldOfThem() {
    assertThatThrownBy(() -> Targets.find("bob", SESSIONS))
        .hasMessageContaining("there is none, but bob@web");
  }

  @Test
  void aUserWhoIsCalledLikeAnIdIsNeverKilledForIt() {
    assertThatThrownBy(() -> Targets.find("a1b2c3d4e5f6", List.of(ALICE, HEX)))
        .hasMessageStartingWith("PS1001 ");
  }
}
