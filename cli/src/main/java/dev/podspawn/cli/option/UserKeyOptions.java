package dev.podspawn.cli.option;

import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.keys.WebLimits;
import dev.podspawn.cli.keys.WebSource;
import dev.podspawn.cli.keys.WebSource.Site;
import dev.podspawn.cli.user.AddRequest;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.users.KeyCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a user's keys come from. */
public final class UserKeyOptions {
  private static final long MOST_BYTES = 1 << 20;

  @Option(
      name = "--key",
      title = "line",
      arity = 1,
      description = "A public key: the line of a .pub file, perhaps with options of sshd's")
  private List<String> lines = new ArrayList<>();

  @Option(name = "--key-file", title = "file", arity = 1, description = "A file of such lines")
  private List<String> files = new ArrayList<>();

  @Option(
      name = "--github",
      title = "name",
      arity = 1,
      description = "The keys of a person at GitHub")
  private List<String> github = new ArrayList<>();

  @Option(
      name = "--gitlab",
      title = "name",
      arity = 1,
      description = "The keys of a person at GitLab")
  private List<String> gitlab = new ArrayList<>();

  @Option(
      name = "--url",
      title = "address",
      arity = 1,
      description = "The keys at an https address")
  private List<String> urls = new ArrayList<>();

  @Option(
      name = "--github-base",
      title = "address",
      arity = 1,
      description = "A GitHub server of your own; https://github.com unless given")
  private String githubBase = "https://github.com";

  @Option(
      name = "--gitlab-base",
      title = "address",
      arity = 1,
      description = "A GitLab server of your own; https://gitlab.com unless given")
  private String gitlabBase = "https://gitlab.com";

  @Option(
      name = "--ca-file",
      title = "file",
      arity = 1,
      description = "Certificate authorities (PEM) to trust in place of the Java runtime's;"
          + " recorded with the source")
  private @Nullable String caFile;

  /** The authorities that were named. */
  public Optional<Path> caFile() {
    return Optional.ofNullable(caFile).map(name -> Path.of(name).toAbsolutePath());
  }

  /** The sources on the web. */
  public List<WebSource> web() {
    List<WebSource> sources = new ArrayList<>();
    github.forEach(name -> sources.add(source(Site.GITHUB, name, githubBase)));
    gitlab.forEach(name -> sources.add(source(Site.GITLAB, name, gitlabBase)));
    urls.forEach(url -> sources.add(source(Site.URL, url, "")));
    return sources;
  }

  private WebSource source(Site site, String name, String base) {
    String plain = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return new WebSource(site, name, plain, caFile(), WebLimits.USUAL);
  }

  /** The keys that were given themselves, checked. */
  public List<AddRequest.Given> given() {
    List<AddRequest.Given> given = new ArrayList<>();
    if (!lines.isEmpty()) {
      given.add(new AddRequest.Given("--key", KeyCheck.given(lines, "--key")));
    }
    for (String file : files) {
      given.add(new AddRequest.Given(shown(file), KeyCheck.given(read(Path.of(file)), file)));
    }
    return given;
  }

  /** As a comment in the key file may have it: one line of plain ASCII. */
  private static String shown(String file) {
    StringBuilder text = new StringBuilder("file ");
    file.chars().forEach(c -> text.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return text.toString();
  }

  private static List<String> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than 1 MiB");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.KEY_INVALID,
          new Message(
              "read the keys in " + file,
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "another file"),
          e);
    }
  }
}
