package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.account.AliasAccount;
import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Projects from their repository to a prompt, by a real ssh on one real engine. */
@Timeout(300)
abstract class ProjectPromises extends ProjectBench {
  ProjectPromises(EngineKind kind) {
    super(kind);
  }

  @Test
  void aProjectsImageShellVariablesAndLimitsAreItsPodfiles() {
    host.installation()
        .writeSettings(alice, "image: no-such\nenv: {greeting: users, OWN: mine}\nshell: /no/sh\n");
    add();
    assertThat(podspawn("list-projects", "--json").ok().stdout())
        .contains("\"project\":\"shop\"", "\"repo\":\"" + repository.path() + "\"");
    Result first =
        login("cat /stamp; echo \"$greeting $OWN $WHO $0\"; hostname").ok();
    assertThat(first.lines().subList(1, 3))
        .containsExactly("hello mine " + alice.name() + " at shop /bin/sh", "shop");
    assertThat(first.stderr()).isEmpty();
    alice.awaitNothing();
    assertThat(login("cat /stamp").ok().lines())
        .as("the second login's container is of the same image")
        .containsExactly(first.lines().get(0));
    Path settings = host.installation().writeSettings(alice, "{}\n");
    assertThat(settings).exists();
  }

  @Test
  void aChangedPodfileIsTheNextContainersAndRunningOnesKeepTheirs() throws Exception {
    add();
    try (Running stays = ssh().start("echo here; cat")) {
      stays.stdout().await("here", PATIENCE);
      String old = login("cat /stamp; echo $greeting").ok().stdout();
      repository.commit("podfile.yaml", podfile("greeting: bye", "echo two"));
      assertThat(podspawn("update-project", "shop", "--check").ok().stdout())
          .contains("would be updated");
      assertThat(podspawn("update-project", "shop").ok().stdout()).contains("is updated");
      assertThat(podspawn("update-project", "shop").ok().stdout()).contains("is up to date");
      assertThat(login("cat /stamp; echo $greeting").ok().stdout())
          .isEqualTo(old)
          .contains("hello");
    }
    alice.awaitNothing();
    List<String> now = login("cat /stamp; echo $greeting").ok().lines();
    assertThat(now.get(1)).isEqualTo("bye");
  }

  @Test
  void aBuildThatFailsSaysWhereAndLeavesNothingAndCanBeMended() {
    repository.commit("podfile.yaml", podfile("a: b", "echo almost there; no-such-program"));
    podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
        .ok();
    Result failed = login("echo landed");
    assertThat(failed.exit()).isEqualTo(255);
    assertThat(failed.stdout()).isEmpty();
    assertThat(failed.stderr())
        .contains("almost there", "no-such-program", "PS1313 could not build the image of shop: ")
        .contains("shop-")
        .doesNotContain("at dev.podspawn");
    assertThat(alice.containers()).isEmpty();
    assertThat(builtImages()).isEmpty();
    Result again = podspawn(prebuild());
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.stderr()).contains("almost there", "PS1313 ", ".log");
    repository.commit("podfile.yaml", podfile("a: b", "echo mended"));
    podspawn("update-project", "shop", "--no-build").ok();
    assertThat(podspawn(prebuild()).ok().stdout())
        .contains("built localhost/podspawn/shop:podfile-");
    assertThat(podspawn(prebuild()).ok().stdout()).contains("is there already");
    assertThat(login("echo landed").ok().stdout()).isEqualTo("landed\n");
  }

  /** Whoever waits at a terminal sees it; when they go, the build goes, and the next login has it all again. */
  @Test
  void aBuildWhoseClientIsKilledLeavesNothingAndTheNextLoginBuilds() throws Exception {
    repository.commit("podfile.yaml", podfile("a: b", "echo begun; sleep 4", "echo end"));
    podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
        .ok();
    try (TerminalDriver terminal =
        TerminalDriver.start(ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      terminal.expect("building the image of shop: step ", PATIENCE);
      Await.until("the step", PATIENCE, () -> log().contains("begun"));
    }
    Await.until("the end of what was half-made", PATIENCE, this::nothingIsBuilt);
    assertThat(log()).doesNotContain("end\n");
    assertThat(alice.containers()).isEmpty();
    assertThat(login("cat /stamp").ok().lines()).hasSize(1);
  }

  /** For clients that can set no variable; whatever they set, the name counts. */
  @Test
  void anAccountNamedAfterTheProjectLandsInIt() throws IOException {
    add();
    AliasAccount alias = AliasAccount.of(UserName.parse(alice.name()), ProjectName.parse("shop"));
    alias.make(host.installation().group());
    try {
      SshClient ssh = host.sshd().client(alias.name(), alice.key());
      assertThat(ssh.run("echo landed").exit()).as("before root has said so").isEqualTo(255);
      Path said = host.installation().keys().resolve(alias.name());
      Files.writeString(said, "");
      assertThat(ssh.with("-o", "SetEnv=PODSPAWN_PROJECT=other")
              .run("echo \"$WHO\"; hostname")
              .ok()
              .lines())
          .containsExactly(alice.name() + " at shop", "shop");
      assertThat(podspawn(
                  "inspect", "--settings", alice.name() + "@shop", "--format", "{key} {origin}")
              .ok()
              .lines())
          .contains(
              "image podfile.yaml:1",
              "shell podfile.yaml:2",
              "env.WHO podfile.yaml:5",
              "cpus default");
      assertThat(AliasAccount.of(HostAccount.find(alice.name()).orElseThrow()))
          .containsExactly(alias);
      Files.delete(said);
      assertThat(ssh.run("echo landed").exit()).isEqualTo(255);
    } finally {
      alias.remove();
    }
    assertThat(HostAccount.find(alias.name())).isEmpty();
    assertThat(HostAccount.find(alice.name())).isPresent();
    assertThat(login("echo landed").ok().stdout()).isEqualTo("landed\n");
  }
}
