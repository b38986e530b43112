package dev.podspawn.core.podfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'', ''",
    "${PODSPAWN_USER}, alice",
    "${PODSPAWN_PROJECT}, shop",
    "/home/${PODSPAWN_USER}/${PODSPAWN_PROJECT}.d, /home/alice/shop.d",
    "${PODSPAWN_USER, ${PODSPAWN_USER",
    "$PODSPAWN_USER, $PODSPAWN_USER",
    "${HOME}, ${HOME}",
    "$${PODSPAWN_USER}, $alice"
  })
  void twoNamesStandForSomething(String value, String expected) {
    assertThat(new Variables("alice", "shop").expand(Map.of("A", value)))
        .containsExactly(Map.entry("A", expected));
  }
}
