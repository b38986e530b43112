package dev.podspawn.core.git;

import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clones repositories, for root, by a git that has an account's rights and no more (setpriv(1)), in a session of its own and
 * without anybody to ask. No configuration but ours counts; no hook, filter, submodule, credential helper or symbolic link
 * of a repository's takes effect, and no other way of transport than the address's own.
 *
 * @param account which git runs as; never root
 * @param directory root's, which others may pass through: what is cloned lies in it
 * @param proxies variables that name proxies, {@code https_proxy=...} say
 */
public record GitFetch(HostAccount account, Path directory, List<String> proxies) {
  private static final String LIMIT_SECONDS = "600";
  private static final int LONGEST_COMPLAINT = 300;

  /** The shell is root's, and what it runs is not. */
  private static final String INTO_FILE = "out=$1; shift; exec \"$@\" >\"$out\"";

  private static final String SSH =
      "ssh -oBatchMode=yes -oStrictHostKeyChecking=yes -oClearAllForwardings=yes -oPermitLocalCommand=no";

  public GitFetch {
    proxies = List.copyOf(proxies);
    if (account.uid() == 0) {
      throw new IllegalArgumentException("git is not run as root");
    }
  }

  /**
   * Clones one commit: the tip of the branch, or of the remote's own.
   *
   * @param name of the directory that it gets
   * @return the checkout, which is the account's
   * @throws PodspawnException PROJECT_FETCH_FAILED
   */
  public Path clone(GitAddress address, Optional<String> branch, String name) {
    try {
      Path work = directory.resolve(name);
      Path config = prepare(work, address);
      Path checkout = work.resolve("checkout");
      require(address, command(address, branch, config, checkout));
      return checkout;
    } catch (IOException e) {
      throw failed(address, e.toString(), e);
    }
  }

  /**
   * Makes a bundle of a branch with all of its history (git-bundle(1)). git writes to a descriptor and never learns the
   * file's name, so that it is root's from the beginning.
   *
   * @param bundle a file that is made
   * @throws PodspawnException PROJECT_FETCH_FAILED
   */
  public void bundle(GitAddress address, Optional<String> branch, Path bundle) {
    try {
      Path work = directory.resolve("bare");
      Path config = prepare(work, address);
      Path bare = work.resolve("bare.git");
      List<String> clone = git(address, config);
      clone.addAll(List.of("clone", "--quiet", "--bare", "--single-branch", "--no-tags"));
      clone.addAll(List.of("--no-local", "--template="));
      branch.ifPresent(name -> clone.add("--branch=" + name));
      clone.addAll(List.of("--", address.text(), bare.toString()));
      require(address, clone);
      List<String> write = new ArrayList<>(List.of("sh", "-c", INTO_FILE, "sh", bundle.toString()));
      write.addAll(git(address, config));
      write.addAll(List.of("-C", bare.toString(), "bundle", "create", "--quiet", "-"));
      write.addAll(List.of("HEAD", "--branches"));
      require(address, write);
    } catch (IOException e) {
      throw failed(address, e.toString(), e);
    }
  }

  private void require(GitAddress address, List<String> argv) throws IOException {
    HostCommand done = HostCommand.run(argv, true);
    if (!done.succeeded()) {
      throw failed(address, complaint(done), null);
    }
  }

  /** A directory of the account's, and beside it the configuration that git goes by. */
  private Path prepare(Path work, GitAddress address) throws IOException {
    Files.createDirectory(work);
    Files.setAttribute(work, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(work, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
    Path config = directory.resolve("gitconfig");
    Files.writeString(config, config(address), StandardCharsets.US_ASCII);
    return config;
  }

  /** Settings of git-config(1); those of the system, the account and the environment are shut out. */
  private static String config(GitAddress address) {
    return """
        [core]
        hooksPath = /dev/null
        attributesFile = /dev/null
        fsmonitor = false
        symlinks = false
        [transfer]
        fsckObjects = true
        [submodule]
        recurse = false
        [credential]
        helper =
        [gc]
        auto = 0
        [maintenance]
        auto = false
        """ + (address.protocol().equals("file") ? "[safe]\ndirectory = *\n" : "");
  }

  private List<String> command(
      GitAddress address, Optional<String> branch, Path config, Path checkout) {
    List<String> argv = git(address, config);
    argv.addAll(List.of("clone", "--quiet", "--depth=1", "--single-branch", "--no-tags"));
    argv.addAll(List.of("--no-local", "--no-recurse-submodules", "--template="));
    branch.ifPresent(name -> argv.add("--branch=" + name));
    argv.addAll(List.of("--", address.text(), checkout.toString()));
    return argv;
  }

  /** git as the account; what it is to do follows. */
  private List<String> git(GitAddress address, Path config) {
    List<String> argv = new ArrayList<>(List.of(
        "setsid",
        "--wait",
        "setpriv",
        "--reuid=" + account.uid(),
        "--regid=" + account.gid(),
        "--init-groups",
        "--no-new-privs",
        "--inh-caps=-all",
        "--ambient-caps=-all",
        "--"));
    argv.addAll(List.of("env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"));
    argv.addAll(List.of("HOME=" + account.home(), "USER=" + account.name()));
    argv.addAll(List.of("LOGNAME=" + account.name(), "GIT_CONFIG_NOSYSTEM=1"));
    argv.addAll(List.of("GIT_CONFIG_GLOBAL=" + config, "GIT_TERMINAL_PROMPT=0"));
    argv.addAll(List.of("GIT_ASKPASS=/bin/false", "SSH_ASKPASS=/bin/false"));
    argv.addAll(List.of("GIT_ALLOW_PROTOCOL=" + address.protocol(), "GIT_SSH_COMMAND=" + SSH));
    argv.addAll(List.of("GIT_LFS_SKIP_SMUDGE=1", "GIT_PROTOCOL_FROM_USER=0"));
    argv.addAll(proxies);
    argv.addAll(List.of("timeout", "--kill-after=5", LIMIT_SECONDS));
    argv.add("git");
    return argv;
  }

  /** The last line of what git says, where its reason is. */
  private static String complaint(HostCommand done) {
    if (done.status() == 124) {
      return "it took longer than " + LIMIT_SECONDS + " s";
    }
    String[] lines = done.output().strip().split("\n", -1);
    String last = lines[lines.length - 1].strip();
    for (String line : lines) {
      last = line.startsWith("fatal: ") || line.startsWith("error: ") ? line : last;
    }
    String shown =
        last.length() > LONGEST_COMPLAINT ? last.substring(0, LONGEST_COMPLAINT) + "..." : last;
    return "git says: " + (shown.isEmpty() ? "status " + done.status() : shown);
  }

  private PodspawnException failed(GitAddress address, String reason, @Nullable IOException cause) {
    return new PodspawnException(
        ErrorCode.PROJECT_FETCH_FAILED,
        new Message(
            "fetch " + address.text() + " as " + account.name(),
            reason,
            "\"git ls-remote " + address.text() + "\" as that account, or another by fetch_as"),
        cause);
  }
}
