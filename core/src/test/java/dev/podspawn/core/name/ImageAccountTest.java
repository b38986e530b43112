package dev.podspawn.core.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAccountTest {

  @ParameterizedTest
  @ValueSource(strings = {"dev", "_apt", "a-b_c9", "a2345678901234567890123456789012"})
  void acceptsNames(String name) {
    assertThat(ImageAccount.parse(name)).hasValueSatisfying(account -> {
      assertThat(account.isName()).isTrue();
      assertThat(account).hasToString(name);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000", "1000:1000", "0:0", "2147483647"})
  void acceptsNumbers(String numbers) {
    assertThat(ImageAccount.parse(numbers)).hasValueSatisfying(account -> {
      assertThat(account.isName()).isFalse();
      assertThat(account).hasToString(numbers);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Dev",
        "1dev",
        "-dev",
        "dev.x",
        "dev:dev",
        "dev:100",
        "100:dev",
        "dev x",
        "dev\n",
        "d\u00e9v",
        "../x",
        "$(id)",
        "a23456789012345678901234567890123",
        ":",
        "1000:",
        ":1000",
        "1:2:3",
        "-1",
        "+1",
        "2147483648",
        "99999999999999999999"
      })
  void refusesAllElse(String text) {
    assertThat(ImageAccount.parse(text)).isEmpty();
    assertThatThrownBy(() -> new ImageAccount(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
