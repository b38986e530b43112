package dev.podspawn.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.keys.WebSource.Site;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for. */
class WebNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/x",
        "https:///x",
        "https://u:p@h/x",
        "https://h/x#y",
        "https://h/ x",
        "file:///x",
        "",
        "https://h/\u00e9"
      })
  void otherAddressesAreRefused(String address) {
    assertThatThrownBy(
            () -> new WebSource(Site.URL, address, "", Optional.empty(), WebLimits.USUAL))
        .hasMessageStartingWith("PS1625 ");
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB,alice,true", "GITHUB,a-b-c,true", "GITHUB,octo_corp,true", "GITHUB,-a,false",
    "GITHUB,a--b,false", "GITHUB,a/b,false", "GITHUB,../x,false", "GITHUB,'',false",
    "GITHUB,a?b,false", "GITHUB,a%2e,false", "GITLAB,a.b_c-d,true", "GITLAB,.a,false",
    "GITLAB,a..b,false", "GITLAB,a.,false", "GITLAB,a/b,false", "GITLAB,'a b',false"
  })
  void namesAreThoseThatTheSiteAllows(Site site, String name, boolean allowed) {
    assertThat(WebNames.isName(site, name)).isEqualTo(allowed);
  }
}
