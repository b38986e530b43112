package dev.podspawn.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are fetched from, and by which way of transport alone. */
final class GitAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/a/b.git, https",
    "https://user@git.example.org:8443/a, https",
    "ssh://git@host:22/a, ssh",
    "git@github.com:owner/repo.git, ssh",
    "host:path, ssh",
    "/srv/git/a.git, file"
  })
  void theseAre(String text, String protocol) {
    assertThat(GitAddress.parse(text).protocol()).isEqualTo(protocol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-u",
        "--upload-pack=x",
        "http://host/a",
        "git://host/a",
        "ftp://host/a",
        "ext::sh -c x",
        "ext::x",
        "fd::1",
        "file:///srv/a",
        "ssh://-oProxyCommand=x/a",
        "relative/path",
        "./a:b",
        "name",
        "host:",
        "https://user:secret@host/a",
        "https://host/a b",
        "https://host/a\n",
        "https://h\u00e9/a"
      })
  void theseAreNot(String text) {
    assertThatThrownBy(() -> GitAddress.parse(text))
        .hasMessageStartingWith("PS1813 ")
        .message()
        .doesNotContain("secret");
  }
}
