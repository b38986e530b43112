package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.HostLock;
import dev.podspawn.fixtures.host.RunId;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Users as an admin's commands make and remove them. The leak check of the test run sees to accounts that a failure leaves.
 * That a user with a rootless Podman logs in, {@code ReadmeIT} shows.
 */
class UsersIT {
  private static final String GROUP = "podspawn";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The group is the host's; it stays as it was. */
  private static final class Group implements AutoCloseable {
    private final boolean ours = Command.of("getent", "group", GROUP).run().exit() != 0;

    @Override
    public void close() {
      if (ours) {
        Command.of("groupdel", GROUP).run();
      }
    }
  }

  private static Result podspawn(PodHost host, String... words) {
    return HostLock.ACCOUNTS.holding(() -> Command.of(
            host.installation().launcher().toString(),
            "--config",
            host.installation().config().toString())
        .with(words)
        .timeout(PATIENCE)
        .run());
  }

  private static void assertDone(Result result) {
    assertThat(result.exit()).as(result.toString()).isZero();
  }

  private static void assertRefused(Result result, int exit, String code) {
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    assertThat(result.stderr()).startsWith(code + " could not ").hasLineCount(1);
  }

  /** What there is of a user. */
  private static List<String> traces(PodHost host, String name) throws IOException {
    List<String> traces = new ArrayList<>();
    for (String file : List.of("passwd", "group", "shadow", "gshadow", "subuid", "subgid")) {
      Files.readAllLines(Path.of("/etc", file)).stream()
          .filter(line -> line.startsWith(name + ":") || line.contains(name))
          .forEach(line -> traces.add(file + " " + line));
    }
    Path etc = host.installation().config().resolveSibling("sources");
    for (Path path : List.of(
        Path.of("/home", name),
        host.installation().keys().resolve(name),
        host.installation().state().resolve("users").resolve(name),
        etc.resolve(name + ".yaml"))) {
      if (Files.exists(path)) {
        traces.add(path.toString());
      }
    }
    return traces;
  }

  /** In the group whose logins enter their container's network, and locked. */
  private static void assertForwards(String account) {
    assertThat(Command.of("id", "-nG", account).runOk().stdout()).contains("podspawn-net");
    assertThat(Command.of("getent", "shadow", account).runOk().stdout()).startsWith(account + ":!");
  }

  private static void addAlias(PodHost host, String name) {
    Path projects = host.installation().writeProjects("# none yet\n");
    host.installation().configure("projects_file: " + projects + "\nforwarding: container\n");
    try (ProjectRepository shop =
        ProjectRepository.with("base: " + PodHost.image() + "\nshell: /bin/sh\nmount: none\n")) {
      assertDone(podspawn(host, "add-project", "shop", "--repo", shop.path().toString()));
      assertDone(podspawn(host, "add-alias", name, "shop"));
    }
    assertForwards(name + ".shop");
  }

  @Test
  void aUserOfAServiceAccountComesLogsInAndGoes() throws IOException {
    try (Group group = new Group();
        PodHost host = PodHost.startForwarding(EngineKind.ROOTFUL_PODMAN)) {
      String name = RunId.next();
      SshKey key = host.sshd().newKey(name);
      assertDone(podspawn(host, "add-user", name, "--key", key.publicLine()));
      assertForwards(name);
      addAlias(host, name);
      // This test's sshd knows the group by another name.
      Command.of("usermod", "--append", "--groups", host.installation().group(), name)
          .runOk();
      assertThat(traces(host, name)).noneMatch(trace -> trace.startsWith("sub"));
      assertThat(Command.of("stat", "--format=%a %U", "/home/" + name).runOk().stdout())
          .isEqualTo("700 " + name + "\n");

      SshClient ssh = host.sshd().client(name, key);
      assertThat(ssh.run("hostname; exit 42").exit()).isEqualTo(42);
      assertThat(podspawn(host, "list-users", "--format", "{user} {account} {keys}")
              .stdout())
          .isEqualTo(name + " made 1\n");

      try (Running held = ssh.start("echo in; read end")) {
        held.stdout().await("in\n", PATIENCE);
        assertRefused(podspawn(host, "remove-user", name), 4, "PS1631");
        assertThat(ssh.run("exit 41").exit()).isEqualTo(41);
        assertDone(podspawn(host, "remove-user", name, "--force", "--purge"));
      }
      assertThat(traces(host, name)).isEmpty();
      assertRefused(podspawn(host, "remove-user", name), 3, "PS1624");
    }
  }

  @Test
  void whatFailsLateTakesEverythingBack() throws IOException {
    try (Group group = new Group();
        PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      String name = RunId.next();
      SshKey key = host.sshd().newKey(name);
      Path noTar = host.installation().file("no.tar");
      Files.writeString(noTar, "no archive".repeat(1000));
      Result result = podspawn(
          host, "add-user", name, "--key", key.publicLine(), "--image-tar", noTar.toString());
      assertRefused(result, 1, "PS1632");
      assertThat(traces(host, name)).isEmpty();
      assertRefused(podspawn(host, "user", "show", name), 3, "PS1624");
    }
  }

  @Test
  void anAccountThatIsThereIsTakenOnlyWhenToldAndLeftAsItWas() throws IOException {
    try (Group group = new Group();
        PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
        TestAccount account = TestAccount.create()) {
      String name = account.name();
      String key = host.sshd().newKey(name).publicLine();
      List<String> before = traces(host, name);
      assertRefused(podspawn(host, "add-user", name, "--key", key), 4, "PS1621");
      assertThat(traces(host, name)).isEqualTo(before);

      Result adopted = podspawn(host, "add-user", name, "--key", key, "--adopt-account");
      assertDone(adopted);
      assertThat(adopted.stdout()).contains("its own authorized_keys no longer counts");
      assertThat(Command.of("id", "-nG", name).runOk().stdout()).contains(GROUP);

      assertDone(podspawn(host, "remove-user", name, "--purge"));
      assertThat(traces(host, name)).isEqualTo(before);
    }
  }
}
