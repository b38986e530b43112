package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

  @Test
  void byNameAndByNumber() throws IOException {
    Owner root = new Owner("root", 0, 0, "/root");
    assertThat(Accounts.find("root")).contains(root);
    assertThat(Accounts.find("0")).contains(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-account", "4294967294", "--help", ""})
  void whoIsNotThere(String key) throws IOException {
    assertThat(Accounts.find(key)).isEmpty();
  }
}
