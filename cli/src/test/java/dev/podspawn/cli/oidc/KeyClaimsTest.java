package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.oidc.SmallProvider.Say;
import dev.podspawn.core.error.PodspawnException;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys are found in what a provider says, whose they must be, and what a secret's file must be like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyClaimsTest {
  private static final ClientCredentials CLIENT =
      new ClientCredentials(TestTokens.CLIENT, Optional.empty());

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

  private void says(String claim, Object value) {
    host.provider.say(
        SmallProvider.TOKEN,
        TestTokens.granted(host.token(
            host.claims().claim("ssh_public_keys", null).claim(claim, value).build())));
  }

  @Test
  void aTextMayHoldSeveralLines() {
    says("ssh_public_keys", "ssh-ed25519 AAAA1\r\n\n  ssh-ed25519 AAAA2 \n");

    assertThat(host.run().lines()).containsExactly("ssh-ed25519 AAAA1", "ssh-ed25519 AAAA2");
  }

  @Test
  void theOtherUsualClaimIsTriedToo() {
    says("sshPublicKey", List.of("ssh-ed25519 AAAA1"));

    assertThat(host.run())
        .isEqualTo(
            new OidcAnswer(TestTokens.SUBJECT, "sshPublicKey", List.of("ssh-ed25519 AAAA1")));
  }

  @Test
  void aNamedClaimIsTheOnlyOne() {
    says("keys", "ssh-ed25519 AAAA1");

    host.provider.say(SmallProvider.USERINFO, Say.json(Map.of("sub", TestTokens.SUBJECT)));

    assertThat(host.run(CLIENT, List.of("none", "keys")).claim()).isEqualTo("keys");
    host.fails("PS1647", "in a claim ssh_public_keys or sshPublicKey");
  }

  @Test
  void anEmptyClaimIsNone() {
    says("ssh_public_keys", List.of());
    host.provider.say(SmallProvider.USERINFO, Say.json(Map.of("sub", TestTokens.SUBJECT)));

    host.fails("PS1647", "neither the ID token nor userinfo has keys", "--oidc-claim");
  }

  @Test
  void aClaimOfAnotherFormIsRefused() {
    says("ssh_public_keys", Map.of("a", "ssh-ed25519 AAAA1"));
    host.fails("PS1642", "the claim ssh_public_keys is neither a text nor a list of texts");
    says("ssh_public_keys", List.of(List.of("ssh-ed25519 AAAA1")));
    host.fails("PS1642", "the claim ssh_public_keys is neither a text nor a list of texts");
  }

  @Test
  void userinfoIsAskedWhenTheTokenHasNone() {
    says("unrelated", "x");
    host.provider.say(
        SmallProvider.USERINFO,
        Say.json(Map.of("sub", TestTokens.SUBJECT, "ssh_public_keys", TestTokens.LINES)));

    assertThat(host.run().lines()).isEqualTo(TestTokens.LINES);
    assertThat(host.provider.heard(SmallProvider.USERINFO))
        .extracting(SmallProvider.Heard::authorization)
        .containsExactly("Bearer access-1");
  }

  @Test
  void userinfoAboutAnotherPersonIsRefused() {
    says("unrelated", "x");
    host.provider.say(
        SmallProvider.USERINFO,
        Say.json(Map.of("sub", "subject-2", "ssh_public_keys", TestTokens.LINES)));

    host.fails("PS1646", "userinfo is about another person");
  }

  @Test
  void anotherPersonThanTheRecordedOneIsRefused() {
    OidcRequest request =
        OidcRequest.of(Issuer.parse(host.provider.issuer()), CLIENT, List.of("keys"), List.of());
    OidcImport imports = host.imports();

    assertThat(imports.run(request, Optional.of(TestTokens.SUBJECT)).lines())
        .isEqualTo(TestTokens.LINES);
    assertThatThrownBy(() -> imports.run(request, Optional.of("subject-0")))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1648 ")
        .hasMessageContaining("another person approved the request than the one recorded");
    assertThat(host.provider.heard(SmallProvider.DEVICE).get(0).body())
        .startsWith("scope=openid+keys&");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aSecretThatOthersCanReadIsRefused(String mode, @TempDir Path directory) throws IOException {
    Path file = secret(directory, mode, "s3cret");

    assertThatThrownBy(() -> ClientSecret.read(file))
        .hasMessageStartingWith("PS1643 could not use the client secret: ")
        .hasMessageContaining("chmod")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "s3cret\nanother"})
  void aSecretIsOneLine(String text, @TempDir Path directory) throws IOException {
    Path file = secret(directory, "rw-------", text);

    assertThatThrownBy(() -> ClientSecret.read(file))
        .hasMessageContaining("does not hold one line of text")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aSecretThatIsNotThereIsTold(@TempDir Path directory) {
    assertThatThrownBy(() -> ClientSecret.read(directory.resolve("none")))
        .hasMessageContaining("PS1643 could not use the client secret: " + directory);
  }

  private static Path secret(Path directory, String mode, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
