package dev.podspawn.cli.keys;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.users.KeySource;
import dev.podspawn.core.users.RecordedSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys at an https address: GitHub's and GitLab's are {@code BASE/NAME.keys}.
 *
 * @param name of the person there; for {@link Site#URL} the address itself
 * @param base where a person's keys are asked for, without a slash at the end; for {@link Site#URL} empty
 * @param caFile authorities to trust instead of the Java runtime's
 */
public record WebSource(
    Site site, String name, String base, Optional<Path> caFile, WebLimits limits)
    implements KeySource {
  private static final String CA_FILE = "ca_file";
  private static final String BASE = "base_url";

  /** Who publishes keys. */
  public enum Site {
    GITHUB("github", "name"),
    GITLAB("gitlab", "name"),
    URL("url", "url");

    private final String kind;
    private final String field;

    Site(String kind, String field) {
      this.kind = kind;
      this.field = field;
    }

    /** As {@link KeySource#kind()}. */
    public String kind() {
      return kind;
    }
  }

  /**
   * Checks both before anything is asked of anybody.
   *
   * @throws PodspawnException KEY_INVALID
   */
  public WebSource {
    if (site == Site.URL) {
      requireHttps(name);
    } else {
      requireHttps(base);
      if (!WebNames.isName(site, name)) {
        throw refused("ask " + site.kind() + " for keys", "that is no name a person has there");
      }
    }
  }

  /** The source that was recorded; empty for another kind. */
  public static Optional<WebSource> of(RecordedSource recorded, WebLimits limits) {
    for (Site site : Site.values()) {
      if (site.kind.equals(recorded.kind())) {
        Map<String, String> fields = recorded.fields();
        return Optional.of(new WebSource(
            site,
            fields.getOrDefault(site.field, ""),
            fields.getOrDefault(BASE, ""),
            Optional.ofNullable(fields.get(CA_FILE)).map(Path::of),
            limits));
      }
    }
    return Optional.empty();
  }

  @Override
  public String kind() {
    return site.kind;
  }

  @Override
  public String describe() {
    return site == Site.URL ? "url " + name : site.kind + " " + name + " at " + base;
  }

  @Override
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(site.field, name);
    if (site != Site.URL) {
      fields.put(BASE, base);
    }
    caFile.ifPresent(file -> fields.put(CA_FILE, file.toString()));
    return fields;
  }

  @Override
  public Fetched fetch() {
    String address = site == Site.URL ? name : base + "/" + name + ".keys";
    WebFetch web = new WebFetch(describe(), limits, caFile.map(CaFile::context));
    return new Fetched(this, web.lines(URI.create(address)));
  }

  private static void requireHttps(String address) {
    if (!WebNames.isAddress(address)) {
      throw refused(
          "fetch keys from there",
          "it is not an address of the form https://HOST/PATH in plain ASCII, without user and"
              + " fragment");
    }
  }

  private static PodspawnException refused(String tried, String reason) {
    return new PodspawnException(
        ErrorCode.KEY_INVALID, new Message(tried, reason, "another one"), null);
  }
}
