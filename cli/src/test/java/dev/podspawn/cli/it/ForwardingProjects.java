package dev.podspawn.cli.it;

import static dev.podspawn.cli.it.HostService.GREETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.account.AliasAccount;
import dev.podspawn.core.account.ForwardingMember;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Projects of somebody whose forwarding ends in containers: by an account's name, and by a variable. */
interface ForwardingProjects {
  Duration PROJECT_PATIENCE = Duration.ofSeconds(60);
  String SERVE = "nc -ll -p 3990 -e echo in the project & echo up; exec cat";

  PodHost host();

  PodUser alice();

  HostService outside();

  /** sshd knows the project before anything is forwarded. */
  @Test
  default void anAccountNamedAfterAProjectForwardsIntoIt() throws IOException {
    int local = Ports.free();
    int users = Ports.free();
    try (ProjectRepository shop = shop()) {
      AliasAccount alias =
          AliasAccount.of(UserName.parse(alice().name()), ProjectName.parse("shop"));
      alias.make(host().installation().group());
      try {
        new ForwardingMember(alias.name()).join();
        Files.writeString(host().installation().keys().resolve(alias.name()), "");
        SshClient ssh = host().sshd().client(alias.name(), alice().key());
        assertThat(ssh.run("hostname").ok().stdout()).isEqualTo("shop\n");
        try (Running service = ssh.with("-v", "-L", local + ":localhost:3990").start(SERVE);
            Running other =
                alice().ssh().with("-N", "-v", "-L", users + ":localhost:3990").start()) {
          service.stdout().await("up", PROJECT_PATIENCE);
          other.stderr().await("Entering interactive session", PROJECT_PATIENCE);
          Await.until("the service", PROJECT_PATIENCE, () -> isInProject(local));
          assertThat(HostService.heardAt(users)).as("another session's network").isEmpty();
          assertThat(ssh.with("-W", "greeter:3991").run().stdout())
              .as("a service of the project by its name")
              .isEqualTo("in a service\n");
          assertThat(alice().ssh().with("-W", "greeter:3991").run().stdout()).isEmpty();
          assertThat(ssh.with("-W", "127.0.0.1:" + outside().port()).run().stdout())
              .isEmpty();
        }
        awaitNoShop();
        assertThat(HostService.heardAt(outside().port())).isEqualTo(GREETING);
        Await.until(
            "the end of its network's name",
            PROJECT_PATIENCE,
            () -> !Files.exists(Path.of("/run/netns", alias.name())));
      } finally {
        alias.remove();
        Files.deleteIfExists(host().installation().keys().resolve(alias.name()));
        Leftovers.of(alias.name());
      }
    }
  }

  private static boolean isInProject(int port) {
    return HostService.heardAt(port).equals("in the project\n");
  }

  /** The connection's network is that of the session without a project by then; the project's is made all the same. */
  @Test
  default void aLoginThatAsksForAProjectLandsInItAndForwardsToTheSessionWithoutOne() {
    int local = Ports.free();
    try (ProjectRepository shop = shop();
        ShortTempDir dir = ShortTempDir.create()) {
      String[] shared = {
        "-o", "ControlPath=" + dir.resolve("mux"), "-o", "SetEnv=PODSPAWN_PROJECT=shop"
      };
      try (Running master = alice()
          .ssh()
          .with(shared)
          .with("-M", "-v", "-L", local + ":localhost:3990")
          .start(SERVE)) {
        master.stdout().await("up", PROJECT_PATIENCE);
        Result second = alice().ssh().with(shared).run("hostname; nc 127.0.0.1 3990 </dev/null");
        assertThat(second.stdout()).as(second.stderr()).isEqualTo("shop\nin the project\n");
        assertThat(HostService.heardAt(local)).as("the project's loopback").isEmpty();
        assertThat(alice()
                .ssh()
                .with(shared)
                .with("-W", "127.0.0.1:" + outside().port())
                .run()
                .stdout())
            .isEmpty();
      }
      awaitNoShop();
      assertThat(alice().run("hostname").stdout()).isNotEqualTo("shop\n");
    }
  }

  @Test
  default void aProjectThatTheUserMayNotOpenIsRefused() {
    Result refused = alice().ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=nowhere").run("hostname");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).contains("PS1004").doesNotContain("PS138");
  }

  private ProjectRepository shop() {
    ProjectRepository made = ProjectRepository.with("""
        base: %1$s
        shell: /bin/sh
        mount: none
        services:
          - name: greeter
            image: %1$s
            command: nc -ll -p 3991 -e echo in a service
            ports: [3991]
        """.formatted(PodHost.image()));
    new Podspawn(host().installation())
        .run(
            "add-project",
            "shop",
            "--repo",
            made.path().toString(),
            "--mode",
            "destroy-on-disconnect")
        .ok();
    return made;
  }

  private void awaitNoShop() {
    Await.until(
        "the end of the project's containers",
        PROJECT_PATIENCE,
        () -> alice()
            .engine()
            .containers("podspawn-session=" + alice().name() + ".shop")
            .isEmpty());
    new Podspawn(host().installation()).run("remove-project", "shop", "--yes").ok();
  }
}
