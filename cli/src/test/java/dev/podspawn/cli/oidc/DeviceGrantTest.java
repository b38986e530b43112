package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.oidc.SmallProvider.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The device authorization grant, as RFC 8628 has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviceGrantTest {
  private static final Say PENDING = Say.error("authorization_pending");

  private final TestTokens keys = TestTokens.generate();
  private TestAuthority authority;
  private ImportHost host;

  @BeforeAll
  void makeAuthority() {
    authority = TestAuthority.create();
  }

  @AfterAll
  void removeAuthority() {
    authority.close();
  }

  @BeforeEach
  void start() throws IOException {
    host = new ImportHost(authority.context(), keys);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Say granted() {
    return TestTokens.granted(host.token(host.claims().build()));
  }

  @Test
  void aPersonIsShownTheCodeAndTheKeysCome() {
    OidcAnswer answer = host.run();

    assertThat(answer)
        .isEqualTo(new OidcAnswer(TestTokens.SUBJECT, "ssh_public_keys", TestTokens.LINES));
    assertThat(host.shown).singleElement().satisfies(code -> {
      assertThat(code.userCode()).isEqualTo("ABCD-EFGH");
      assertThat(code.address()).hasToString(host.provider.issuer() + "/enter");
      assertThat(code.complete()).isPresent();
    });
    assertThat(host.time.pauses()).containsExactly(5L);
    assertThat(host.provider.heard(SmallProvider.DEVICE).get(0).body())
        .matches("scope=openid&nonce=[0-9a-z]{25,}&client_id=podspawn-host");
    assertThat(host.provider.heard(SmallProvider.TOKEN).get(0).body())
        .isEqualTo("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
            + "&device_code=device-code-1&client_id=podspawn-host");
  }

  @Test
  void itSlowsDownForGoodWhenToldTo() {
    host.provider.say(
        SmallProvider.TOKEN, PENDING, Say.error("slow_down"), PENDING, PENDING, granted());

    host.run();

    assertThat(host.time.pauses()).containsExactly(5L, 5L, 10L, 10L, 10L);
  }

  @Test
  void theProvidersIntervalIsKept() {
    Map<String, Object> code = host.provider.deviceCode();
    code.put("interval", 17);
    host.provider.say(SmallProvider.DEVICE, Say.json(code));
    host.provider.say(SmallProvider.TOKEN, PENDING, granted());

    host.run();

    assertThat(host.time.pauses()).containsExactly(17L, 17L);
  }

  @Test
  void itGivesUpWhenTheCodeIsOver() {
    Map<String, Object> code = host.provider.deviceCode();
    code.put("expires_in", 12);
    host.provider.say(SmallProvider.DEVICE, Say.json(code));
    host.provider.say(SmallProvider.TOKEN, PENDING);

    host.fails("PS1645", "the code expired before anybody approved", "; try again");

    assertThat(host.time.pauses()).containsExactly(5L, 5L, 2L);
    assertThat(host.provider.heard(SmallProvider.TOKEN)).hasSize(2);
  }

  @Test
  void aLostQuestionIsAskedAgainAfterTwiceTheTime() {
    host.provider.say(SmallProvider.TOKEN, Say.of(503, "busy"), PENDING, granted());

    host.run();

    assertThat(host.time.pauses()).containsExactly(5L, 10L, 10L);
  }

  @Test
  void aProviderThatStaysAwayIsToldAsSuch() {
    host.provider.say(SmallProvider.TOKEN, Say.of(503, "busy"));

    host.fails("PS1641", "HTTP status 503");

    assertThat(host.time.pauses()).containsExactly(5L, 10L, 20L, 25L);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied,       PS1644, was denied",
    "expired_token,       PS1645, expired",
    "invalid_client,      PS1643, invalid_client",
    "unauthorized_client, PS1643, unauthorized_client",
    "invalid_grant,       PS1643, invalid_grant",
    "teapot,              PS1642, teapot"
  })
  void eachRefusalHasItsCode(String word, String code, String words) {
    host.provider.say(SmallProvider.TOKEN, PENDING, Say.error(word));

    host.fails(code, words);

    assertThat(host.provider.heard(SmallProvider.TOKEN)).hasSize(2);
  }

  @Test
  void aRefusedClientIsToldAtOnce() {
    host.provider.say(SmallProvider.DEVICE, Say.error("unauthorized_client"));

    host.fails("PS1643", "it refuses this client: unauthorized_client");

    assertThat(host.shown).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "user_code,        'AB\u001b[2J', user_code that can be shown",
    "user_code,        '',            user_code that can be shown",
    "verification_uri, http://127.0.0.1/enter, not an https address",
    "verification_uri, javascript:alert(1),    not an https address",
    "device_code,      '',            no device_code"
  })
  void whatCannotBeShownOrUsedIsRefused(String member, String value, String words) {
    Map<String, Object> code = host.provider.deviceCode();
    code.put(member, value);
    host.provider.say(SmallProvider.DEVICE, Say.json(code));

    host.fails("PS1642", words);

    assertThat(host.shown).isEmpty();
  }

  @Test
  void aLifetimeThatMakesNoSenseIsRefused() {
    Map<String, Object> code = host.provider.deviceCode();
    code.put("expires_in", -1);
    host.provider.say(SmallProvider.DEVICE, Say.json(code));

    host.fails("PS1642", "expires_in");
  }

  @Test
  void aSecretGoesIntoTheHeader(@TempDir Path directory) throws IOException {
    host.run(withSecret(directory), List.of());

    assertThat(host.provider.heard(SmallProvider.TOKEN)).singleElement().satisfies(heard -> {
      // podspawn-host:s%C3%A9cret%3A1
      assertThat(heard.authorization()).isEqualTo("Basic cG9kc3Bhd24taG9zdDpzJUMzJUE5Y3JldCUzQTE=");
      assertThat(heard.body()).doesNotContain("cret");
    });
  }

  @Test
  void aSecretGoesIntoTheFormWhereTheProviderWantsIt(@TempDir Path directory) throws IOException {
    Map<String, Object> description = host.provider.description();
    description.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    host.provider.say(SmallProvider.DESCRIPTION, Say.json(description));

    host.run(withSecret(directory), List.of());

    assertThat(host.provider.heard(SmallProvider.TOKEN)).singleElement().satisfies(heard -> {
      assertThat(heard.authorization()).isEmpty();
      assertThat(heard.body()).endsWith("&client_id=podspawn-host&client_secret=s%C3%A9cret%3A1");
    });
  }

  private static ClientCredentials withSecret(Path directory) throws IOException {
    Path file = directory.resolve("secret");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "s\u00e9cret:1\n");
    return new ClientCredentials(TestTokens.CLIENT, Optional.of(ClientSecret.read(file)));
  }
}
