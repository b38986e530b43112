package dev.podspawn.cli.option;

import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.oidc.Issuer;
import dev.podspawn.cli.oidc.OidcSettings;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From which identity provider a user's keys come. */
public final class OidcOptions {
  @Option(
      name = "--oidc",
      title = "issuer",
      arity = 1,
      description =
          "Take the keys that an OpenID Connect provider knows of whoever approves it there;"
              + " the issuer is the provider's https address")
  private @Nullable String issuer;

  @Option(
      name = "--client-id",
      title = "id",
      arity = 1,
      description = "The client that podspawn is to the provider of --oidc")
  private @Nullable String clientId;

  @Option(
      name = "--client-secret-file",
      title = "file",
      arity = 1,
      description = "The client's secret, alone in a file of mode 600, where the client has one")
  private @Nullable String clientSecretFile;

  @Option(
      name = "--oidc-claim",
      title = "name",
      arity = 1,
      description = "The claim that holds the keys; ssh_public_keys and sshPublicKey are tried"
          + " unless given. May be repeated: the first that is there counts")
  private List<String> claims = new ArrayList<>();

  @Option(
      name = "--oidc-scope",
      title = "scope",
      arity = 1,
      description = "A scope to ask for besides openid. May be repeated")
  private List<String> scopes = new ArrayList<>();

  /**
   * What was given; empty without {@code --oidc}.
   *
   * @param caFile authorities to trust instead of the Java runtime's
   * @throws PodspawnException USAGE
   */
  public Optional<OidcSettings> settings(Optional<Path> caFile) {
    if (issuer == null) {
      boolean rest = clientId != null || clientSecretFile != null;
      require(!rest && claims.isEmpty() && scopes.isEmpty(), "the other options need --oidc");
      return Optional.empty();
    }
    require(clientId != null, "--oidc needs --client-id");
    require(isPlain(List.of(String.valueOf(clientId))), "--client-id is not printable ASCII");
    require(isPlain(claims), "--oidc-claim is not printable ASCII");
    require(isPlain(scopes), "--oidc-scope is not printable ASCII without spaces");
    return Optional.of(new OidcSettings(
        Issuer.parse(issuer),
        String.valueOf(clientId),
        Optional.ofNullable(clientSecretFile).map(file -> Path.of(file).toAbsolutePath()),
        scopes,
        claims,
        caFile.map(Path::toAbsolutePath)));
  }

  private static boolean isPlain(List<String> words) {
    return words.stream()
        .allMatch(word -> !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c < 0x7f));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new PodspawnException(
          ErrorCode.USAGE, new Message("import keys", otherwise, "'podspawn help add-user'"), null);
    }
  }
}
