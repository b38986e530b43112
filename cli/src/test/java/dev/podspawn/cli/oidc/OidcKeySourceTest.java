package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.podspawn.core.users.KeySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of a provider, and what comes of it when keys are fetched again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcKeySourceTest {
  private static final Path CA = Path.of("/etc/podspawn/ca.pem");

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

  private OidcTools tools(boolean person) {
    return new OidcTools(host.time, host.shown::add, () -> person, file -> {
      assertThat(file).isEqualTo(CA);
      return authority.context();
    });
  }

  private OidcSettings settings() {
    return new OidcSettings(
        Issuer.parse(host.provider.issuer()),
        TestTokens.CLIENT,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(CA));
  }

  private Map<String, String> recordedFor(String subject) {
    return Map.of(
        "issuer",
        host.provider.issuer(),
        "client_id",
        TestTokens.CLIENT,
        "subject",
        subject,
        "ca_file",
        CA.toString());
  }

  @Test
  void theFirstToApproveIsRecorded() {
    KeySource.Fetched fetched = OidcKeySource.fresh(settings(), tools(false)).fetch();

    assertThat(fetched.lines()).isEqualTo(TestTokens.LINES);
    assertThat(fetched.source().kind()).isEqualTo("oidc");
    assertThat(fetched.source().describe()).isEqualTo("oidc " + host.provider.issuer());
    assertThat(fetched.source().fields())
        .containsExactly(
            entry("issuer", host.provider.issuer()),
            entry("client_id", TestTokens.CLIENT),
            entry("ca_file", CA.toString()),
            entry("subject", TestTokens.SUBJECT),
            entry("claim", "ssh_public_keys"));
  }

  @Test
  void theSamePersonMayComeAgain() {
    OidcKeySource source = OidcKeySource.recorded(recordedFor(TestTokens.SUBJECT), tools(true));

    assertThat(source.fetch().lines()).isEqualTo(TestTokens.LINES);
  }

  @Test
  void nobodyElseMay() {
    OidcKeySource source = OidcKeySource.recorded(recordedFor("subject-0"), tools(true));

    assertThatThrownBy(source::fetch).hasMessageStartingWith("PS1648 ");
  }

  @Test
  void withoutAPersonTheProviderIsNotAsked() {
    OidcKeySource source = OidcKeySource.recorded(recordedFor(TestTokens.SUBJECT), tools(false));

    assertThatThrownBy(source::fetch)
        .hasMessageStartingWith("PS1649 ")
        .hasMessageContaining("; try 'podspawn keys refresh USER' at a terminal");
    assertThat(host.provider.heard(SmallProvider.DESCRIPTION)).isEmpty();
  }

  @Test
  void allThatWasSaidIsRecordedButTheSecret() {
    OidcSettings settings = new OidcSettings(
        Issuer.parse(host.provider.issuer()),
        TestTokens.CLIENT,
        Optional.of(Path.of("/etc/podspawn/oidc-secret")),
        List.of("keys", "profile"),
        List.of("a", "b"),
        Optional.of(CA));
    OidcKeySource source =
        new OidcKeySource(settings, Optional.of("s"), Optional.of("b"), tools(true));

    assertThat(source.fields())
        .contains(
            entry("client_secret_file", "/etc/podspawn/oidc-secret"),
            entry("scopes", "keys profile"),
            entry("claims", "a b"),
            entry("ca_file", CA.toString()));
    OidcKeySource again = OidcKeySource.recorded(source.fields(), tools(true));
    assertThat(again.settings()).isEqualTo(settings);
    assertThat(again.fields()).isEqualTo(source.fields());
  }

  /** Without its subject a record would let anybody step in. */
  @ParameterizedTest
  @ValueSource(strings = {"issuer", "client_id", "subject"})
  void aRecordMustBeWhole(String field) {
    Map<String, String> fields = new HashMap<>(recordedFor("s"));
    fields.remove(field);

    assertThatThrownBy(() -> OidcKeySource.recorded(fields, tools(true)))
        .hasMessageStartingWith("PS1629 ")
        .hasMessageContaining("the record has no " + field + "; try");
  }
}
