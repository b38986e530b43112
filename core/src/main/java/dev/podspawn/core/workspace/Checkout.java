package dev.podspawn.core.workspace;

import dev.podspawn.core.authkeys.ShellQuote;
import dev.podspawn.core.git.GitAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository that is cloned into a container by the container's own git, as whom logins are there ({@code clone.sh}).
 * What is in its directory already stays as it is.
 *
 * @param directory in the container: absolute, or {@code ~/} and more
 * @param branch empty for the remote's own
 * @param depth how many commits, 0 for all
 * @param submodules whether they come too
 * @param bundle a file of this server's to clone from (git-bundle(1)), where containers do not reach the address
 * @param knownHosts keys of ssh servers (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), a line each, beside those that the
 *     container knows
 */
public record Checkout(
    GitAddress address,
    String directory,
    Optional<String> branch,
    int depth,
    boolean submodules,
    Optional<Path> bundle,
    List<String> knownHosts) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String SCRIPT = "clone.sh";

  /** What statuses of the script mean. */
  private static final Map<Integer, String> MEANINGS = Map.of(
      120,
          "its address is one of ssh, and the image has no ssh (packages: [openssh-client] adds one)",
      121, "the image has no git (packages: [git] adds it, mount: none does without)",
      122, "its server says no, and no SSH agent is forwarded to it (ssh -A forwards yours)",
      123, "its directory may not be written to",
      124, "there is no place for temporary files",
      125, "git says no");

  public Checkout {
    knownHosts = List.copyOf(knownHosts);
  }

  /** The step of code that a container has to have. */
  public Step step() {
    return new Step(
        "the clone of " + address.text(),
        Step.Kind.CODE,
        script(),
        Optional.of(directory),
        bundle,
        LIMIT,
        MEANINGS);
  }

  /**
   * The step of a person's own files.
   *
   * @param install run in their directory, also when they were there already; empty for nothing
   */
  public Step dotfiles(Optional<String> install) {
    String then =
        install.isPresent() ? "cd \"$directory\" || exit 123\nset --\n" + install.get() : "";
    return new Step(
        "dotfiles", Step.Kind.COMFORT, script() + then, Optional.empty(), bundle, LIMIT, MEANINGS);
  }

  private String script() {
    StringBuilder script = new StringBuilder("set --");
    List<String> arguments = new ArrayList<>(List.of(
        address.text(),
        directory,
        branch.orElse(""),
        depth == 0 ? "" : Integer.toString(depth),
        submodules ? "yes" : "",
        bundle.isPresent() ? "yes" : ""));
    arguments.addAll(knownHosts);
    for (String argument : arguments) {
      script.append(' ').append(ShellQuote.word(argument));
    }
    return script.append('\n').append(resource()).toString();
  }

  private static String resource() {
    try (InputStream in = Checkout.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from podspawn's own jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
