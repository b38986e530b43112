package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.podspawn.cli.oidc.SmallProvider.Say;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that are away, broken or hostile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderFaultTest {
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

  private void describes(String member, Object value) {
    Map<String, Object> description = host.provider.description();
    description.put(member, value);
    host.provider.say(SmallProvider.DESCRIPTION, Say.json(description));
  }

  @Test
  void anotherIssuersDescriptionIsRefused() {
    describes("issuer", "https://id.example.org");
    host.fails("PS1642", "it calls itself by another name than this issuer");

    describes("issuer", host.provider.issuer() + "/");
    host.fails("PS1642", "it calls itself by another name than this issuer");

    assertThat(host.provider.heard(SmallProvider.DEVICE)).isEmpty();
  }

  @Test
  void aProviderWithoutTheGrantIsRefused() {
    Map<String, Object> description = host.provider.description();
    description.remove("device_authorization_endpoint");
    host.provider.say(SmallProvider.DESCRIPTION, Say.json(description));

    host.fails("PS1642", "no device authorization grant (RFC 8628)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"device_authorization_endpoint", "token_endpoint", "jwks_uri"})
  void nothingIsSentWithoutTls(String endpoint) {
    describes(endpoint, "http://127.0.0.1:9/x");

    host.fails("PS1642", "its " + endpoint + " is not an https address");

    assertThat(host.provider.heard(SmallProvider.DEVICE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>hello</html>", "[1]", "{\"issuer\":", "nul"})
  void whatIsNoJsonObjectIsRefused(String body) {
    host.provider.say(SmallProvider.DESCRIPTION, Say.of(200, body));

    host.fails("PS1642", "its description of itself is not a JSON object");
  }

  @Test
  void deepJsonIsRefused() {
    host.provider.say(
        SmallProvider.DESCRIPTION, Say.of(200, "{\"a\":" + "[".repeat(100_000) + "}"));

    host.fails("PS1642", "its description of itself is not a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SmallProvider.DESCRIPTION,
        SmallProvider.DEVICE,
        SmallProvider.TOKEN,
        SmallProvider.KEYS
      })
  void aHugeAnswerIsRefused(String path) {
    host.provider.say(path, Say.of(200, "{\"a\":\"" + "x".repeat(300_000) + "\"}"));

    host.fails("PS1641", "the answer is larger than 256 KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {SmallProvider.DEVICE, SmallProvider.TOKEN})
  void brokenAnswersAreRefused(String path) {
    host.provider.say(path, Say.of(200, "ok"));

    host.fails("PS1642", "what is no JSON object");
  }

  @Test
  void brokenKeysAreRefused() {
    host.provider.say(SmallProvider.KEYS, Say.of(200, "{}"));

    host.fails("PS1642", "not a JSON Web Key Set");
  }

  @Test
  void aTokenAnswerWithoutAnIdTokenIsRefused() {
    host.provider.say(SmallProvider.TOKEN, Say.json(Map.of("access_token", "access-1")));

    host.fails("PS1642", "no ID token for the scope openid");
  }

  @Test
  void itIsNotFollowedElsewhere() {
    host.provider.say(
        SmallProvider.DESCRIPTION,
        new Say(302, "", Map.of("Location", host.provider.issuer() + "/other")));

    host.fails("PS1641", "HTTP status 302");

    assertThat(host.provider.heard("/other")).isEmpty();
  }

  @Test
  void aClosedConnectionIsTold() {
    host.provider.say(SmallProvider.DESCRIPTION, Say.nothing());

    host.fails("PS1641", "talking to 127.0.0.1:");
  }

  @Test
  void aCertificateOfNobodysIsRefused() throws Exception {
    assertThatThrownBy(() -> from(host.provider.issuer(), SSLContext.getDefault(), 20_000))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1641 ")
        .hasMessageContainingAll("TLS to 127.0.0.1:", "--ca-file");
    assertThat(host.provider.heard(SmallProvider.DESCRIPTION)).isEmpty();
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    String issuer = host.provider.issuer().replace("127.0.0.1", "localhost");

    assertThatThrownBy(() -> from(issuer, authority.context(), 20_000))
        .isInstanceOf(PodspawnException.class)
        .hasMessageContaining("TLS to localhost:");
  }

  @Test
  void whereNobodyListensIsTold() throws IOException {
    String issuer;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      issuer = "https://127.0.0.1:" + free.getLocalPort();
    }

    assertThatThrownBy(() -> from(issuer, authority.context(), 20_000))
        .isInstanceOf(PodspawnException.class)
        .hasMessageContaining("PS1641 ")
        .hasMessageContaining("refuses connections");
  }

  /** The kernel takes the connection, and nobody ever answers. */
  @Test
  void aSilentProviderIsNotWaitedForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String issuer = "https://127.0.0.1:" + silent.getLocalPort();

      assertThatThrownBy(() -> from(issuer, authority.context(), 1000))
          .isInstanceOf(PodspawnException.class)
          .hasMessageContaining("PS1641 ")
          .hasMessageContaining("did not answer within 1 s");
    }
  }

  @Test
  void plainHttpIsNoIssuer() throws IOException {
    HttpServer plain =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      String issuer = "http://127.0.0.1:" + plain.getAddress().getPort();
      assertThatThrownBy(() -> Issuer.parse(issuer))
          .isInstanceOf(PodspawnException.class)
          .hasMessageStartingWith("PS1001 could not understand the issuer");
    } finally {
      plain.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id.example.org",
        "https://",
        "https://user@id.example.org",
        "https://id.example.org/?a=b",
        "https://id.example.org/#a",
        "https://id.example.org/a b",
        "https://id.example.org/\u001b[2J"
      })
  void whatIsNoIssuerIsAUsageError(String text) {
    assertThatThrownBy(() -> Issuer.parse(text)).hasMessageStartingWith("PS1001 ");
  }

  private static void from(String issuer, SSLContext tls, int millis) {
    OidcRequest request = OidcRequest.of(
        Issuer.parse(issuer),
        new ClientCredentials(TestTokens.CLIENT, Optional.empty()),
        List.of(),
        List.of());
    ProviderHttp http = ProviderHttp.trusting(Optional.of(tls), Duration.ofMillis(millis));
    new OidcImport(http, new TestTime(), code -> {}).run(request, Optional.empty());
  }
}
