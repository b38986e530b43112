package dev.podspawn.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.ProjectsReader;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfiles;
import dev.podspawn.core.podfile.Variables;
import dev.podspawn.core.workspace.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Podfile has done in a new container, in which order, and what it may not have done. */
final class ProjectStepsTest {
  private static final ProjectName SHOP = ProjectName.parse("shop");
  private static final String REMOTE = "shop: {repo: 'https://h/shop.git', branch: main}";

  @TempDir
  private Path dir;

  @Test
  void codeThenRepositoriesThenTheHookThenDotfiles() throws IOException {
    List<Step> steps = steps(
        REMOTE,
        "'dotfiles':{'repo':'github.com/a/dot','install':'./x'},'on_create':'make',"
            + "'repos':[{'url':'git@h:a/lib.git'},{'url':'https://h/b','path':'/srv/${PODSPAWN_USER}'}]");
    assertThat(steps)
        .extracting(Step::name)
        .containsExactly(
            "the clone of https://h/shop.git",
            "the clone of git@h:a/lib.git",
            "the clone of https://h/b",
            "on_create",
            "dotfiles");
    assertThat(steps)
        .extracting(Step::place)
        .containsExactly(
            Optional.of("/workspace/shop"),
            Optional.of("/workspace/lib"),
            Optional.of("/srv/alice"),
            Optional.empty(),
            Optional.empty());
    assertThat(steps.get(0).script())
        .startsWith("set -- 'https://h/shop.git' /workspace/shop main ");
    assertThat(steps.get(4).script())
        .startsWith("set -- 'https://github.com/a/dot.git' '~/dotfiles' '' ")
        .endsWith("\n./x");
  }

  @Test
  void withMountNoneThereIsNoCodeAndThePodfilesBranchCountsMoreThanTheProjects()
      throws IOException {
    assertThat(steps(REMOTE, "'mount':'none'")).isEmpty();
    assertThat(steps("shop: {local_path: /srv/x}", "'name':'x'")).isEmpty();
    assertThat(steps(REMOTE, "'branch':'topic','clone':{'depth':3,'submodules':true}")
            .get(0)
            .script())
        .startsWith("set -- 'https://h/shop.git' /workspace/shop topic 3 yes ''\n");
  }

  @Test
  void keysOfSshServersAreTheAdmins() throws IOException {
    Files.writeString(dir.resolve("known_hosts"), "# ours\nh ssh-ed25519 AAAA\n");
    assertThat(
            steps("shop: {repo: 'ssh://git@h/shop.git'}", "'name':'x'").get(0).script())
        .contains(" '# ours' 'h ssh-ed25519 AAAA'\n");
    assertThat(steps(REMOTE, "'name':'x'").get(0).script()).doesNotContain("AAAA");
  }

  @Test
  void pathsOfTheServerAreTheAdminsToName() throws IOException {
    assertThat(catchThrowable(() -> steps("shop: {repo: /srv/shop}", "'name':'x'")))
        .hasMessageContaining("PS1341 could not bring the code of shop into your container")
        .hasMessageContaining("podspawn update-project shop");
    assertThat(catchThrowable(() -> steps(REMOTE, "'repos':[{'url':'/etc'}]")))
        .hasMessageContaining("PS1341 could not clone /etc: a Podfile may not name paths");
    Path bundle = new PublishedPodfiles(dir).code(SHOP);
    Files.createDirectories(Objects.requireNonNull(bundle.getParent()));
    Files.createFile(bundle);
    assertThat(steps("shop: {repo: /srv/shop}", "'name':'x'").get(0).input()).contains(bundle);
  }

  private List<Step> steps(String project, String podfile) throws IOException {
    Path list = dir.resolve("projects.yaml");
    Files.writeString(list, project + "\n");
    ProjectEntry entry =
        Objects.requireNonNull(ProjectsReader.read(list).projects().get(SHOP));
    ProjectLayer layer = new ProjectLayer(entry, Podfiles.of("{'base':'x'," + podfile + "}"));
    return new ProjectSteps(
            layer,
            Optional.empty(),
            new Variables("alice", "shop"),
            new PublishedPodfiles(dir),
            dir.resolve("known_hosts"))
        .steps();
  }
}
