package dev.podspawn.core.authkeys;

import static dev.podspawn.core.authkeys.OptionRule.AGENT_FORWARDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.Forwarding;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '~',
      value = {
        "no-pty                             | ,no-pty",
        "NO-PTY                             | ,no-pty",
        "no-agent-forwarding                | ,no-agent-forwarding",
        "restrict                           | ,no-pty,no-agent-forwarding",
        "restrict,pty                       | ,no-agent-forwarding",
        "pty,restrict                       | ,no-pty,no-agent-forwarding",
        "restrict,agent-forwarding          | ,no-pty",
        "no-pty,pty                         | ~~",
        "pty,agent-forwarding               | ~~",
        "no-port-forwarding,no-x11-forwarding,no-user-rc | ~~",
        "no-touch-required                  | ,no-touch-required",
        "verify-required,no-pty             | ,no-pty,verify-required",
        "from=\"10.1.2.3\",no-pty           | ,no-pty,from=\"10.1.2.3\"",
        "From=\"a b\"                       | ,from=\"a b\"",
        "from=\"\"                          | ,from=\"\"",
        "cert-authority,principals=\"a,b\"  | ,cert-authority,principals=\"a,b\"",
        "expiry-time=\"20300101\",expiry-time=\"20290101\""
            + "| ,expiry-time=\"20300101\",expiry-time=\"20290101\"",
        "from=\"x\\\"y\\z\"                 | ,from=\"x\\\"y\\z\""
      })
  void keepsWhatNarrows(String options, String suffix) throws Exception {
    KeyOptions parsed = KeyOptions.parse(options);
    assertThat(parsed.suffix()).isEqualTo(suffix);
    assertThat(parsed.dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "no-port-forwarding                 | ,no-port-forwarding",
        "restrict                           | ,no-pty,no-agent-forwarding,no-port-forwarding",
        "restrict,port-forwarding           | ,no-pty,no-agent-forwarding",
        "port-forwarding,no-port-forwarding | ,no-port-forwarding",
        "permitopen=\"127.0.0.1:80\"        | ,permitopen=\"127.0.0.1:80\"",
        "permitlisten=\"80\",no-pty         | ,no-pty,permitlisten=\"80\""
      })
  void narrowsWhatIsForwarded(String options, String suffix) throws Exception {
    KeyOptions parsed = KeyOptions.parse(options, Forwarding.CONTAINER);
    assertThat(parsed.suffix()).isEqualTo(suffix);
    assertThat(parsed.dropped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment=\"LD_PRELOAD=x\"",
        "permitopen=\"127.0.0.1:80\"",
        "permitlisten=\"80\"",
        "tunnel=\"0\"",
        "port-forwarding",
        "x11-forwarding",
        "X11-Forwarding",
        "user-rc"
      })
  void dropsWhatWidens(String option) throws Exception {
    String keyword = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    KeyOptions parsed = KeyOptions.parse("no-pty," + option + ",from=\"h\"," + option);
    assertThat(parsed.suffix()).isEqualTo(",no-pty,from=\"h\"");
    assertThat(parsed.dropped())
        .singleElement()
        .satisfies(rule -> assertThat(rule.keyword()).isEqualToIgnoringCase(keyword));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "command=\"/bin/bash\"",
        "COMMAND=\"x\"",
        "no-frobnicate=\"x\"",
        "no-from=\"x\"",
        "no-restrict",
        "touch-required",
        "pty=\"yes\"",
        "from",
        "from=",
        "from=x",
        "from=\"x",
        "from=\"x\"y",
        "from=\"x\\\"",
        "from=\"a\",from=\"b\"",
        "cert-authority,principals=\"a\",principals=\"b\"",
        "from=\"a\u0001b\"",
        "from=\"\u00e4\"",
        "no-pty,",
        ",no-pty",
        "no-pty,,pty",
        "=\"x\"",
        "pty\"x\""
      })
  void refusesWhatItDoesNotKnow(String options) {
    assertThatThrownBy(() -> KeyOptions.parse(options)).isInstanceOf(KeyLineException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "X11-forwarding, ''",
    "no-X11-forwarding, ',no-X11-forwarding'",
    "'restrict,port-forwarding,pty,agent-forwarding', ',no-X11-forwarding'",
    "'restrict,port-forwarding,pty,agent-forwarding,x11-forwarding', ''"
  })
  void aDisplayThatIsGrantedIsTakenBackByWhatTheLineSays(String options, String suffix)
      throws KeyLineException {
    KeyOptions parsed = KeyOptions.parse(options, Forwarding.CONTAINER_AND_X11);
    assertThat(parsed).isEqualTo(new KeyOptions(suffix, Set.of()));
  }

  @Test
  void noOptionsAreNothing() throws Exception {
    assertThat(KeyOptions.parse("")).isEqualTo(new KeyOptions("", Set.of()));
  }

  @Test
  void nothingKeptCanGrant() {
    assertThat(Arrays.stream(OptionRule.values()).filter(r -> r.effect() == OptionRule.Effect.KEEP))
        .containsExactlyInAnyOrder(
            OptionRule.FROM,
            OptionRule.EXPIRY_TIME,
            OptionRule.CERT_AUTHORITY,
            OptionRule.PRINCIPALS,
            OptionRule.VERIFY_REQUIRED,
            OptionRule.NO_TOUCH_REQUIRED)
        .doesNotContain(AGENT_FORWARDING);
  }
}
