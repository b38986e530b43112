package dev.podspawn.core.project;

import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.git.GitAddress;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Repo;
import dev.podspawn.core.podfile.Variables;
import dev.podspawn.core.podfile.Workspace;
import dev.podspawn.core.workspace.Checkout;
import dev.podspawn.core.workspace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a project's Podfile has done in a new container: its code, more repositories, {@code on_create}, and dotfiles last,
 * which may want to use all that.
 *
 * @param own dotfiles of the user's, which count more than the Podfile's
 * @param variables of the session, for paths in the container
 * @param published where the code is of a project whose repository is a path of this server
 * @param knownHosts a file of the admin's with the keys of ssh servers; it need not be there
 */
public record ProjectSteps(
    ProjectLayer layer,
    Optional<Podfile.Dotfiles> own,
    Variables variables,
    PublishedPodfiles published,
    Path knownHosts) {
  private static final int MAX_KNOWN_HOSTS = 64 << 10;
  private static final String GITHUB = "github.com/";
  private static final String GIT = ".git";

  /**
   * The steps, in their order.
   *
   * @throws PodspawnException CODE_FAILED, PROJECT_ADDRESS_REFUSED, CONFIG_UNREADABLE: they cannot be done
   */
  public List<Step> steps() {
    Podfile podfile = layer.podfile();
    List<Step> steps = new ArrayList<>();
    if (layer.hasCode()) {
      steps.add(code(GitAddress.parse(layer.entry().repo().orElseThrow())).step());
    }
    for (Repo repo : podfile.repos()) {
      String path = repo.path().isPresent()
          ? variables.expand(repo.path().get())
          : beside(directory(), repo.url());
      steps.add(checkout(remote(repo.url()), path, repo.branch()).step());
    }
    if (!podfile.hooks().onCreate().isEmpty()) {
      steps.add(Step.onCreate(podfile.hooks().onCreate()));
    }
    Optional<Podfile.Dotfiles> dotfiles = own.isPresent() ? own : podfile.dotfiles();
    if (dotfiles.isPresent()) {
      steps.add(checkout(remote(dotfiles.get().repo()), "~/dotfiles", Optional.empty())
          .dotfiles(dotfiles.get().install()));
    }
    return steps;
  }

  private String directory() {
    return variables.expand(layer.podfile().workspace().directory(layer.entry().name()));
  }

  private Checkout code(GitAddress address) {
    ProjectEntry entry = layer.entry();
    Workspace workspace = layer.podfile().workspace();
    boolean local = address.protocol().equals("file");
    return new Checkout(
        address,
        directory(),
        workspace.branch().isPresent() ? workspace.branch() : entry.branch(),
        workspace.depth(),
        workspace.submodules(),
        local ? Optional.of(bundle(entry)) : Optional.empty(),
        hosts(address));
  }

  private Checkout checkout(GitAddress address, String directory, Optional<String> branch) {
    return new Checkout(address, directory, branch, 0, false, Optional.empty(), hosts(address));
  }

  private Path bundle(ProjectEntry entry) {
    Path file = published.code(entry.name());
    if (!Files.isRegularFile(file)) {
      String advice = entry.fetchAs().isPresent()
          ? "an address by https or ssh, or mount: none in its Podfile"
          : "\"podspawn update-project " + entry.name() + "\"";
      throw failed(
          "bring the code of " + entry.name() + " into your container",
          "it is at a path of this server, and there is nothing of it that logins may read",
          advice);
    }
    return file;
  }

  /** Of a Podfile, which names no path of the server's: {@code github.com/owner/repo} is short for https. */
  private static GitAddress remote(String url) {
    GitAddress address = GitAddress.parse(
        url.startsWith(GITHUB) ? "https://" + url + (url.endsWith(GIT) ? "" : GIT) : url);
    if (address.protocol().equals("file")) {
      throw failed("clone " + url, "a Podfile may not name paths of the server", "https or ssh");
    }
    return address;
  }

  private static String beside(String workspace, String url) {
    String name = url.endsWith(GIT) ? url.substring(0, url.length() - GIT.length()) : url;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
    return workspace.substring(0, workspace.lastIndexOf('/') + 1) + name;
  }

  private List<String> hosts(GitAddress address) {
    if (!address.protocol().equals("ssh")) {
      return List.of();
    }
    try {
      byte[] text = TrustedFile.read(knownHosts, MAX_KNOWN_HOSTS);
      return new String(text, StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.CONFIG_UNREADABLE,
          Message.of("know the keys of ssh servers", "the admin's list cannot be read"),
          Message.of("read " + knownHosts, e.toString()),
          e);
    }
  }

  private static PodspawnException failed(String tried, String reason, String advice) {
    return new PodspawnException(ErrorCode.CODE_FAILED, new Message(tried, reason, advice), null);
  }
}
