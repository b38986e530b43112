package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.users.KeySource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An identity provider as a source of a user's keys. The first person to approve is recorded by their subject, and nobody
 * else's keys are taken from then on.
 *
 * @param subject of the last import; empty before the first
 * @param claim in which the keys were found last, for people to read; empty before the first import
 */
public record OidcKeySource(
    OidcSettings settings, Optional<String> subject, Optional<String> claim, OidcTools tools)
    implements KeySource {
  /** How records name this kind of source. */
  public static final String KIND = "oidc";

  private static final String ISSUER = "issuer";
  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET_FILE = "client_secret_file";
  private static final String SCOPES = "scopes";
  private static final String CLAIMS = "claims";
  private static final String CA_FILE = "ca_file";
  private static final String SUBJECT = "subject";
  private static final String CLAIM = "claim";

  /** A source that nobody has approved yet. */
  public static OidcKeySource fresh(OidcSettings settings, OidcTools tools) {
    return new OidcKeySource(settings, Optional.empty(), Optional.empty(), tools);
  }

  /**
   * A source as {@link #fields()} has recorded it.
   *
   * @throws PodspawnException USER_RECORD_UNUSABLE, a field is missing; USAGE, the issuer makes no sense
   */
  public static OidcKeySource recorded(Map<String, String> fields, OidcTools tools) {
    OidcSettings settings = new OidcSettings(
        Issuer.parse(needed(fields, ISSUER)),
        needed(fields, CLIENT_ID),
        Optional.ofNullable(fields.get(CLIENT_SECRET_FILE)).map(Path::of),
        words(fields, SCOPES),
        words(fields, CLAIMS),
        Optional.ofNullable(fields.get(CA_FILE)).map(Path::of));
    // Without the subject anybody could step in.
    Optional<String> subject = Optional.of(needed(fields, SUBJECT));
    return new OidcKeySource(settings, subject, Optional.ofNullable(fields.get(CLAIM)), tools);
  }

  private static String needed(Map<String, String> fields, String name) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.USER_RECORD_UNUSABLE,
          new Message(
              "use a recorded identity provider",
              "the record has no " + name,
              "removing it from the user's record, and adding it again"),
          null);
    }
    return value;
  }

  private static List<String> words(Map<String, String> fields, String name) {
    String text = fields.getOrDefault(name, "");
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND + " " + settings.issuer();
  }

  @Override
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(ISSUER, settings.issuer().text());
    fields.put(CLIENT_ID, settings.clientId());
    settings.secretFile().ifPresent(file -> fields.put(CLIENT_SECRET_FILE, file.toString()));
    if (!settings.scopes().isEmpty()) {
      fields.put(SCOPES, String.join(" ", settings.scopes()));
    }
    if (!settings.claims().isEmpty()) {
      fields.put(CLAIMS, String.join(" ", settings.claims()));
    }
    settings.caFile().ifPresent(file -> fields.put(CA_FILE, file.toString()));
    subject.ifPresent(text -> fields.put(SUBJECT, text));
    claim.ifPresent(text -> fields.put(CLAIM, text));
    return fields;
  }

  @Override
  public Fetched fetch() {
    if (subject.isPresent() && !tools.person().getAsBoolean()) {
      throw new Trouble(settings.issuer()).personNeeded();
    }
    OidcAnswer answer = tools.imports(settings).run(settings.request(), subject);
    OidcKeySource known = new OidcKeySource(
        settings, Optional.of(answer.subject()), Optional.of(answer.claim()), tools);
    return new Fetched(known, answer.lines());
  }
}
