package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the code of a project comes into its containers. */
@Timeout(240)
abstract class CodePromises extends ProjectBench {
  private static final String DEBIAN = "base: " + DevImage.REFERENCE + "\nuser: dev\n";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ShortTempDir dir;
  private SshAgent agent;
  private Internet internet;
  private GitServer server;
  private ProjectRepository library;

  @SuppressWarnings("NullAway.Init")
  CodePromises(EngineKind kind) {
    super(kind);
  }

  @BeforeAll
  void serve() {
    alice.engine().importImage(TestImage.DEBIAN);
    dir = ShortTempDir.create();
    agent = SshAgent.start(Command::of, dir.resolve("agent"), dir.resolve("key"));
    internet = Internet.beyond(alice.engine().network());
    server = GitServer.beyond(internet, dir.resolve("key"));
    library = ProjectRepository.with("library");
  }

  @AfterAll
  void unserve() {
    Closing.all(Stream.<AutoCloseable>of(library, server, internet, agent, dir)
        .filter(Objects::nonNull)
        .toList());
  }

  /** Those that last as well. */
  @AfterEach
  void endSessions() {
    podspawn("kill", alice.name() + "@shop", "--yes");
  }

  @Test
  void privateRepositoriesAreClonedByTheForwardedAgentAndItsKeyStaysOutside() throws IOException {
    String address = server.serve(library);
    repository.commit(".gitmodules", "[submodule \"sub\"]\npath = sub\nurl = " + address + "\n");
    repository.commit(
        "podfile.yaml",
        DEBIAN + "clone: {depth: 1, submodules: true}\nrepos:\n  - " + address
            + "\n  - {url: \"" + address
            + "\", path: /srv/lib}\ndotfiles:\n  repo: https://127.0.0.1:1/x"
            + "\non_create: ls >~/seen\n");
    host.installation()
        .writeSettings(alice, "dotfiles: {repo: '" + address + "', install: 'pwd >~/installed'}\n");
    repository.git("update-index", "--add", "--cacheinfo", "160000," + head(library) + ",sub");
    repository.git("commit", "--quiet", "--message=sub");
    added();
    reachedBySsh();
    Result unknown = forwarding("echo landed");
    assertThat(unknown.exit()).isEqualTo(255);
    assertThat(unknown.stderr()).contains("Host key verification failed.", "PS1341 ");
    knowTheServer();
    Result nobody = login("echo landed");
    assertThat(nobody.exit()).isEqualTo(255);
    assertThat(nobody.stderr())
        .contains("PS1341 could not set up shop by the clone of ssh://", "ssh -A forwards yours");
    assertThat(alice.containers()).isEmpty();
    Result landed = forwarding(
        "pwd; ls; git rev-list --count HEAD; git status --porcelain; cat sub/podfile.yaml"
            + " /srv/lib/podfile.yaml ~/dotfiles/podfile.yaml ~/installed ~/seen; id -un;"
            + " git remote get-url origin;"
            + " grep -rlE 'PRIVATE KEY-|known_hosts' /workspace /home /tmp /srv /var/tmp; ls -d /tmp/tmp.* 2>/dev/null");
    assertThat(landed.lines())
        .containsExactly(
            "/workspace/shop",
            "podfile.yaml",
            "sub",
            "1",
            "librarylibrarylibrary/home/dev/dotfiles",
            "podfile.yaml",
            "sub",
            "dev",
            "ssh" + served().substring(3));
    server.giveBack(repository);
    server.giveBack(library);
    host.installation().writeSettings(alice, "{}\n");
  }

  @Test
  void codeOfAPathOfTheServerComesWithItsHistory() {
    repository.commit("code", "one\n");
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit("code", "two\n");
    repository.commit(
        "podfile.yaml",
        DEBIAN
            + "dotfiles: {repo: 'https://127.0.0.1:1/x'}\nbranch: topic\nworkspace: /home/dev/src\nmode: persistent\n");
    repository.git("checkout", "--quiet", "main");
    repository.git("checkout", "--quiet", "topic", "--", "podfile.yaml");
    repository.git("commit", "--quiet", "--message=podfile");
    added();
    String look =
        "pwd; cat code; git log --format=%s | wc -l; git remote get-url origin; git status --short";
    assertThat(login(look).ok().lines())
        .containsExactly("/home/dev/src", "two", "4", repository.path().toString());
    assertThat(setupLog()).as("what is a comfort only").contains("== dotfiles: git says no");
    // What is in a home that lasts is nobody's to overwrite.
    login("echo mine >code").ok();
    kill();
    assertThat(login(look).ok().lines()).contains("mine", "M code");
  }

  @Test
  void anImageWithoutGitAndCodeThatNobodyMayReadAreToldAsWhatTheyAre() {
    repository.commit("podfile.yaml", "base: " + PodHost.image() + "\nshell: /bin/sh\n");
    added();
    Result failed = login("echo landed");
    assertThat(failed.exit()).isEqualTo(255);
    assertThat(failed.stderr()).contains("PS1341 ", "the image has no git (packages: [git]");
    assertThat(alice.containers()).isEmpty();
    repository.commit(
        "podfile.yaml", "base: " + PodHost.image() + "\nshell: /bin/sh\nmount: none\n");
    podspawn("update-project", "shop").ok();
    assertThat(login("pwd; ls /workspace").stdout()).isEqualTo("/root\n");
  }

  private void kill() {
    podspawn("kill", alice.name() + "@shop", "--yes").ok();
    alice.awaitNothing();
  }

  private void added() {
    podspawn("add-project", "shop", "--repo", repository.path().toString()).ok();
  }

  private String served() {
    return server.serve(repository);
  }

  /** From where root fetches the server need not be reached. */
  private void reachedBySsh() throws IOException {
    Path list = host.installation().file("projects.yaml");
    String text = Files.readString(list);
    host.installation().writeProjects(text.replace(repository.path().toString(), served()));
  }

  private void knowTheServer() throws IOException {
    Files.writeString(host.installation().file("known_hosts"), server.knownHost());
  }

  private Result forwarding(String script) {
    SshClient ssh = ssh().with("-A");
    return ssh.command(script)
        .env("SSH_AUTH_SOCK", agent.socket().toString())
        .timeout(PATIENCE)
        .run();
  }

  private static String head(ProjectRepository repository) {
    return Command.of("git", "-C", repository.path().toString())
        .with("-c", "safe.directory=*", "rev-parse", "HEAD")
        .runOk()
        .stdout()
        .strip();
  }
}
