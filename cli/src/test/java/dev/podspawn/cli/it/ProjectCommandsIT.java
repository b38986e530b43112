package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of projects as its admin changes it, and what repositories may not do; no engine is asked. */
class ProjectCommandsIT {
  private static final String PODFILE = "base: debian:12\nmode: persistent\n";

  private Installation installation;
  private ProjectRepository repository;
  private Path list;

  @SuppressWarnings("NullAway.Init")
  ProjectCommandsIT() {}

  @BeforeEach
  void setUp() {
    installation = Installation.make();
    list = installation.file("projects.yaml");
    installation.configure("projects_file: " + list + "\n");
    repository = ProjectRepository.with(PODFILE);
  }

  @AfterEach
  void tearDown() {
    repository.close();
    installation.close();
  }

  @Test
  void aProjectIsAddedListedAndRemovedAndTheAdminsWordsStay() throws IOException {
    installation.writeProjects(
        "# Ours.\nold:\n  local_path: /srv/old  # where it was\n  colour: blue\n");
    repository.git("branch", "topic");
    Result added = add(
        "shop",
        "--branch",
        "topic",
        "--allow",
        "alice,@devs",
        "--allow",
        "bob",
        "--mode",
        "grace-period");
    assertThat(added.ok().stdout()).isEqualTo("added the project shop, image debian:12\n");
    assertThat(Files.readString(list))
        .startsWith("# Ours.\nold:\n  local_path: /srv/old  # where it was\n  colour: blue\n")
        .contains(
            "shop:\n  repo: \"" + repository.path() + "\"\n  branch: \"topic\"\n",
            "  allow: [\"alice\", \"@devs\", \"bob\"]\n");
    assertThat(podspawn("list-projects", "--format", "{project} {allow} {mode} {image}|")
            .ok()
            .stdout())
        .isEqualTo("old   |\nshop alice @devs bob grace-period |\n");
    assertThat(podspawn("list-projects").ok().stdout()).contains("everybody", "alice @devs bob");
    assertThat(published("shop"))
        .as("the Podfile, where its values are, and the code for containers")
        .hasSize(3);
    assertThat(podspawn("remove-project", "shop").ok().stdout())
        .isEqualTo("removed the project shop\n");
    assertThat(Files.readString(list)).contains("colour: blue").doesNotContain("shop");
    assertThat(published("shop")).isEmpty();
  }

  /** The predecessor's entries have a checkout of its own and hashes of another kind. */
  @Test
  void anEntryOfThePredecessorsBecomesOursWithTheFirstUpdate() throws IOException {
    installation.writeProjects(
        "shop:\n  repo: " + repository.path() + "\n  local_path: /var/lib/podspawn/projects/shop\n"
            + "  podfile_hash: 0123456789abcdef\n  image_tag: podspawn/shop:podfile-0123456789ab\n");
    assertThat(podspawn("list-projects", "--format", "[{podfile}{image}]").ok().stdout())
        .isEqualTo("[]\n");
    assertThat(podspawn("update-project", "shop").ok().stdout()).contains("is updated");
    assertThat(Files.readString(list))
        .contains("local_path: /var/lib/podspawn/projects/shop\n")
        .doesNotContain("0123456789ab");
    repository.commit("README", "nothing of the Podfile");
    assertThat(podspawn("update-project", "shop").ok().stdout()).contains("is up to date");
    repository.commit("podfile.yaml", PODFILE + "env: {A: b}\n");
    String before = Files.readString(list);
    assertThat(podspawn("update-project", "shop", "--check").ok().stdout()).contains("would be");
    assertThat(Files.readString(list)).isEqualTo(before);
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() throws IOException {
    add("shop").ok();
    String before = Files.readString(list);
    refused(4, "PS1811 ", "add-project", "shop", "--repo", repository.path().toString());
    refused(2, "PS1001 ", "add-project", "new");
    refused(3, "PS1004 ", "add-project", "No Name", "--repo", "/x");
    refused(3, "PS1004 ", "update-project", "nobodys");
    refused(3, "PS1004 ", "remove-project", "nobodys", "--yes");
    refused(3, "PS1004 ", "prebuild", "nobodys", "--user", "nobody");
    refused(4, "PS1813 ", "add-project", "new", "--repo", "http://example.org/x.git");
    refused(4, "PS1813 ", "add-project", "new", "--repo", "ext::sh -c id");
    refused(1, "PS1812 ", "add-project", "new", "--repo", "/no/such/repository");
    refused(
        1, "PS1812 ", "add-project", "new", "--repo", repository.path() + "", "--branch", "none");
    refused(4, "PS1003 ", "add-project", "new", "--repo", "/x", "--fetch-as", "root");
    refused(1, "PS1101 ", "add-project", "new", "--repo", repository.path() + "", "--allow", "A B");
    refused(2, "PS1001 ", "add-project", "new", "--repo", repository.path() + "", "--mode", "x");
    try (ProjectRepository empty = ProjectRepository.with("")) {
      empty.git("mv", "podfile.yaml", "other");
      empty.git("commit", "--quiet", "--message=x");
      refused(3, "PS1801 ", "add-project", "new", "--repo", empty.path().toString());
      empty.commit("podfile.yaml", "bse: x\npackages: 1\n");
      Result wrong = podspawn("add-project", "new", "--repo", empty.path().toString());
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.stderr()).startsWith("PS1802 ").contains("podfile.yaml:2");
    }
    assertThat(Files.readString(list)).isEqualTo(before);
    assertThat(published("new")).isEmpty();
    try (Stream<Path> left = Files.list(installation.state().resolve("projects"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "shop");
    }
    try (TestAccount other = TestAccount.create()) {
      assertThat(new Podspawn(installation)
              .runAs(other, "remove-project", "shop", "--yes")
              .exit())
          .isEqualTo(4);
    }
  }

  /** Whoever may push to a repository shall get nothing on the host by that. */
  @Test
  void aHostileRepositoryGetsNothing() throws IOException {
    Path secret = installation.file("secret");
    Files.writeString(secret, "geheim: 1\n");
    Command.of("chmod", "0600", secret.toString()).runOk();
    Path proof = installation.file("proof");
    // A link to what only root can read, a filter, a submodule by a transport of its own, a hook.
    repository.git("rm", "--quiet", "podfile.yaml");
    Files.createSymbolicLink(repository.path().resolve("podfile.yaml"), secret);
    repository.commit(".gitattributes", "* filter=evil\n");
    repository.commit(
        ".gitmodules",
        "[submodule \"x\"]\npath = x\nurl = ext::sh -c touch% " + proof + "\nupdate = !touch "
            + proof + "\n");
    repository.git("config", "filter.evil.smudge", "touch " + proof + "; cat");
    repository.git("config", "uploadpack.packObjectsHook", "touch " + proof);
    Result refused = podspawn("add-project", "evil", "--repo", repository.path().toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr()).doesNotContain("geheim").startsWith("PS18");
    assertThat(proof).doesNotExist();
    assertThat(published("evil")).isEmpty();
  }

  /** git runs as nobody, or as the account that was named: what only root can read is not fetched. */
  @Test
  void gitHasNoRightsOfRoots() throws IOException {
    Command.of("chmod", "0700", repository.path().toString()).runOk();
    Result refused = add("shop");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr()).startsWith("PS1812 could not fetch ").contains(" as nobody: ");
    try (TestAccount reader = TestAccount.create()) {
      Command.of("chown", "-R", reader.name(), repository.path().toString()).runOk();
      assertThat(add("shop", "--fetch-as", reader.name()).ok().stdout())
          .as("what not everybody may read is not published")
          .contains("its code, which not everybody may read, comes into no container");
      assertThat(published("shop")).hasSize(2);
      Command.of("chown", "-R", "root", repository.path().toString()).runOk();
    }
    assertThat(Files.readString(list)).contains("fetch_as: ");
    Path directory = installation.state().resolve("projects/shop");
    assertThat(Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(0);
    assertThat(Files.getPosixFilePermissions(directory)).hasSize(7);
  }

  private List<Path> published(String project) throws IOException {
    Path directory = installation.state().resolve("projects").resolve(project);
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private Result add(String name, String... more) {
    return new Podspawn(installation)
        .command("add-project", name, "--repo", repository.path().toString())
        .with(more)
        .run();
  }

  private void refused(int exit, String code, String... words) {
    Result result = podspawn(words);
    assertThat(result.stderr()).as(String.join(" ", words)).startsWith(code);
    assertThat(result.exit()).as(result.stderr()).isEqualTo(exit);
    assertThat(result.stderr()).doesNotContain("at dev.podspawn", "Exception");
  }

  private Result podspawn(String... words) {
    return new Podspawn(installation).run(words);
  }
}
