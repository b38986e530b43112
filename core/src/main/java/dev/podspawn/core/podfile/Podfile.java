package dev.podspawn.core.podfile;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Podfile with all that it extends merged into it. Every value has been checked; {@code docs/podfile.md} says what each
 * means.
 *
 * @param base the image that the project's own is built on
 * @param user whom logins are in the container; empty for what the server says
 * @param name what the sessions are called; empty for the project's name
 * @param packages in the order in which they are asked for, each once
 * @param shell an absolute path in the container; empty for what the server says
 * @param env variables of logins and hooks, not expanded yet ({@link Variables})
 * @param services in the order of the file, each name once
 * @param mode when the session ends; empty for what the server says
 * @param extraCommands steps of the image's build, each a text for a shell, after all others
 */
public record Podfile(
    String base,
    Optional<ImageAccount> user,
    Optional<String> name,
    List<PackageRequest> packages,
    Optional<String> shell,
    Map<String, String> env,
    List<Service> services,
    Ports ports,
    Resources resources,
    Optional<Dotfiles> dotfiles,
    List<Repo> repos,
    Workspace workspace,
    Optional<SessionMode> mode,
    Hooks hooks,
    List<String> extraCommands) {
  private static final int TAG_DIGITS = 12;

  public Podfile {
    packages = List.copyOf(packages);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    services = List.copyOf(services);
    repos = List.copyOf(repos);
    extraCommands = List.copyOf(extraCommands);
  }

  /**
   * Upper bounds of the container; empty for what the server says.
   *
   * @param cpus in cores, more than 0
   * @param memoryBytes more than 0
   */
  public record Resources(Optional<Double> cpus, Optional<Long> memoryBytes) {}

  /**
   * What is run in the container, by a shell.
   *
   * @param onCreate once, before anyone may enter; empty for nothing
   * @param onStart at every connection; empty for nothing
   */
  public record Hooks(String onCreate, String onStart) {}

  /**
   * The user's own files, cloned into {@code ~/dotfiles}.
   *
   * @param repo address of a git repository, or {@code github.com/owner/repo}
   * @param install a command that is run there
   */
  public record Dotfiles(String repo, Optional<String> install) {}

  /** This Podfile as one line of JSON, the same for all files that ask for the same: see {@link PodfileJson}. */
  public String canonical() {
    return PodfileJson.of(this);
  }

  /** SHA-256 of {@link #canonical()}, in 64 small hexadecimal digits. */
  public String digest() {
    try {
      byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the image built for it is called: {@code podspawn/PROJECT:podfile-} and 12 digits of the digest. */
  public String imageTag(ProjectName project) {
    return "podspawn/" + project.text() + ":podfile-" + digest().substring(0, TAG_DIGITS);
  }
}
