package dev.podspawn.core.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "alice", "a-b_c9", "a2345678901234567890123456789012"})
  void acceptsUserNames(String name) {
    assertThat(UserName.parse(name).text()).isEqualTo(name);
    assertThat(UserName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "1a",
        "-a",
        "_a",
        "a.b",
        "../x",
        "a/b",
        "a b",
        "a\n",
        "a\0",
        "\u00e4",
        "a\u00e4",
        "a$",
        "a23456789012345678901234567890123"
      })
  void refusesUserNames(String name) {
    assertThatThrownBy(() -> UserName.parse(name))
        .isInstanceOfSatisfying(
            PodspawnException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_NAME_INVALID));
  }

  @Test
  void showsRefusedNameSafely() {
    assertThatThrownBy(() -> UserName.parse("x\u001b[2J\u0000\u202e" + "y".repeat(100)))
        .isInstanceOfSatisfying(
            PodspawnException.class,
            e -> assertThat(e.personLine())
                .isEqualTo("PS1002 could not use \"x?[2J??"
                    + "y".repeat(33)
                    + "...\" as a user name: a user name is a small letter and then up to 31"
                    + " of a-z, 0-9, _ and -; try another name"));
  }

  @Test
  void projectNamesAreLonger() {
    String longest = "p".repeat(64);
    assertThat(ProjectName.parse(longest)).hasToString(longest);
    assertThatThrownBy(() -> ProjectName.parse("p".repeat(65)))
        .isInstanceOf(PodspawnException.class);
    assertThatThrownBy(() -> ProjectName.parse("../x"))
        .isInstanceOf(PodspawnException.class)
        .hasMessageContaining("\"../x\"");
  }

  @Test
  void anAccountsNameMaySayAProject() {
    assertThat(LoginName.parse("alice"))
        .isEqualTo(new LoginName(UserName.parse("alice"), Optional.empty()));
    assertThat(LoginName.parse("alice.back-end"))
        .isEqualTo(
            new LoginName(UserName.parse("alice"), Optional.of(ProjectName.parse("back-end"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".b", "a.b.c", "a..b", "a.B", "A.b", "a./b", "../x"})
  void otherNamesWithAPointAreNone(String name) {
    assertThatThrownBy(() -> LoginName.parse(name)).hasMessageStartingWith("PS1002 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789ab", "0123456789abcdef0123"})
  void digestsAreTwelveDigits(String text) {
    assertThat(PodfileDigest.parse(text)).hasValue(new PodfileDigest("0123456789ab"));
    assertThat(PodfileDigest.parse("0123456789aB")).isEmpty();
    assertThat(PodfileDigest.parse("0123")).isEmpty();
    assertThat(PodfileDigest.parse("../../../../")).isEmpty();
  }
}
