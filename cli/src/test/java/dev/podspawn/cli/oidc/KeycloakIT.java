package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from a real identity provider: Keycloak, started once for all of these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
  private static final String ALICES =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPuo1wTwSEp9EFAbyAPdO8VRmrHfZ1ruFSKvX5fEyBSS a1";
  private static final String FORGED =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAsbU7LuTu2OL2PzoFSyO8dF/pKEp5lFiUzVjbLT4tfI a1";
  private static final Pattern ID_TOKEN = Pattern.compile("(\"id_token\":\"[^.]+\\.)([^.]+)(\\.)");

  private TestAuthority authority;
  private SSLContext tls;
  private Keycloak keycloak;

  @BeforeAll
  void start() throws IOException {
    authority = TestAuthority.create();
    tls = authority.context();
    keycloak = Keycloak.start(authority);
  }

  @AfterAll
  void stop() {
    // Skipped or failed at its start, there is no Keycloak.
    if (keycloak != null) {
      keycloak.close();
    }
    authority.close();
  }

  private Consumer<DeviceCode> approvedBy(String person) {
    return code -> Approver.trusting(tls).approve(code, person);
  }

  private OidcAnswer imported(String client, Consumer<DeviceCode> person) {
    return imported(keycloak.realm(), publicClient(client), person, Optional.empty());
  }

  private OidcAnswer imported(
      String issuer,
      ClientCredentials client,
      Consumer<DeviceCode> person,
      Optional<String> recorded) {
    OidcRequest request = OidcRequest.of(Issuer.parse(issuer), client, List.of(), List.of());
    return new OidcImport(ProviderHttp.trusting(Optional.of(tls)), Waiting.system(), person)
        .run(request, recorded);
  }

  private static ClientCredentials publicClient(String id) {
    return new ClientCredentials(id, Optional.empty());
  }

  private static void fails(String code, String words, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith(code + " could not ")
        .hasMessageContaining(words);
  }

  @Test
  void whoeverApprovesGetsTheirKeysIn() {
    OidcAnswer alice = imported("podspawn", approvedBy("alice"));

    assertThat(alice.lines()).hasSize(2).contains(ALICES);
    assertThat(alice.claim()).isEqualTo("ssh_public_keys");
    // Keycloak's subjects are no names: one that is given again is another.
    assertThat(alice.subject()).matches("[0-9a-f-]{36}");
  }

  @Test
  void thePersonMustStayTheSame() {
    String alice = imported("podspawn", approvedBy("alice")).subject();
    ClientCredentials client = publicClient("podspawn");

    assertThat(imported(keycloak.realm(), client, approvedBy("alice"), Optional.of(alice))
            .lines())
        .contains(ALICES);
    fails(
        "PS1648",
        "another person approved",
        () -> imported(keycloak.realm(), client, approvedBy("bob"), Optional.of(alice)));
  }

  @Test
  void whoeverDeniesIsHeard() {
    fails(
        "PS1644",
        "was denied",
        () -> imported("podspawn", code -> Approver.trusting(tls).deny(code, "alice")));
  }

  /** The client's codes are good for two seconds. */
  @Test
  void aCodeThatNobodyEntersExpires() {
    fails("PS1645", "the code expired", () -> imported("short", code -> {}));
  }

  @Test
  void aPersonWithoutKeysIsTold() {
    fails("PS1647", "neither the ID token nor", () -> imported("podspawn", approvedBy("carol")));
  }

  @Test
  void userinfoIsReadWhereTheTokenHasNoKeys() {
    assertThat(imported("userinfo", approvedBy("alice")).lines()).hasSize(2).contains(ALICES);
  }

  @Test
  void aClientWithoutTheGrantIsRefused() {
    fails("PS1643", "unauthorized_client", () -> imported("browser", code -> {}));
  }

  @Test
  void aRealmThatIsNotThereIsTold() {
    fails(
        "PS1641",
        "HTTP status 404",
        () -> imported(
            keycloak.realm() + "x", publicClient("podspawn"), code -> {}, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es256", "ps256"})
  void itsOtherGoodSignaturesAreTaken(String client) {
    assertThat(imported(client, approvedBy("alice")).lines()).contains(ALICES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hs256", "eddsa"})
  void itsOtherSignaturesAreNot(String client) {
    fails("PS1646", "another algorithm than", () -> imported(client, approvedBy("alice")));
  }

  @Test
  void aClientMayHaveASecret(@TempDir Path directory) throws IOException {
    ClientCredentials right = withSecret(directory.resolve("right"), "keycloak-test-only");
    ClientCredentials wrong = withSecret(directory.resolve("wrong"), "something-else");

    assertThat(imported(keycloak.realm(), right, approvedBy("alice"), Optional.empty())
            .lines())
        .contains(ALICES);
    fails(
        "PS1643",
        "refuses this client",
        () -> imported(keycloak.realm(), wrong, code -> {}, Optional.empty()));
  }

  private static ClientCredentials withSecret(Path file, String secret) throws IOException {
    Files.writeString(file, secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new ClientCredentials("confidential", Optional.of(ClientSecret.read(file)));
  }

  /** A token that Keycloak has signed, for another of its clients. */
  @Test
  void aTokenForAnotherClientIsRefused() {
    fails(
        "PS1646",
        "it is meant for another client (aud)",
        () -> throughProxy(form -> form.replace("client_id=podspawn", "client_id=other"), a -> a));
  }

  /** A token that Keycloak has signed, with another key put in on its way. */
  @Test
  void aTamperedTokenIsRefused() {
    fails(
        "PS1646",
        "its signature is not by the provider's key",
        () -> throughProxy(form -> form, KeycloakIT::forged));
  }

  /** What the proxy changes is all that is wrong: without a change the same way is good. */
  @Test
  void aProxyThatChangesNothingIsGood() {
    assertThat(throughProxy(form -> form, answer -> answer).lines()).contains(ALICES);
  }

  private OidcAnswer throughProxy(UnaryOperator<String> request, UnaryOperator<String> answer) {
    try (FaultProxy proxy = FaultProxy.start(keycloak, tls, request, answer)) {
      return imported(
          proxy.realm(), publicClient("podspawn"), approvedBy("alice"), Optional.empty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String forged(String answer) {
    return ID_TOKEN.matcher(answer).replaceAll(KeycloakIT::withForgedKey);
  }

  private static String withForgedKey(MatchResult token) {
    String payload =
        new String(Base64.getUrlDecoder().decode(token.group(2)), StandardCharsets.UTF_8);
    assertThat(payload).contains(ALICES);
    byte[] forged = payload.replace(ALICES, FORGED).getBytes(StandardCharsets.UTF_8);
    return token.group(1)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(forged)
        + token.group(3);
  }
}
