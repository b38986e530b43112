package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A missing image is pulled from a real registry; a person sees it happen, a script does not. */
class PullIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Registry registry;
  private PodHost host;
  private PodUser alice;
  private String image;

  @SuppressWarnings("NullAway.Init")
  PullIT() {}

  @BeforeEach
  void setUp() {
    registry = Registry.start();
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    image = registry.address() + "/team/dev:1";
    alice
        .account()
        .install(
            ".config/containers/registries.conf",
            "[[registry]]\nlocation = \"" + registry.address() + "\"\ninsecure = true\n");
    alice.engine().cli("push", "--tls-verify=false", PodHost.image(), image);
    host.installation().configure("defaults:\n  image: " + image + "\n");
  }

  @AfterEach
  void tearDown() {
    Closing.all(List.of(() -> closeUnlessNull(host), () -> closeUnlessNull(registry)));
  }

  @Test
  void aScriptHearsNothingOfAPull() {
    Result result = alice.run("echo landed").ok();
    assertThat(result.stdout()).isEqualTo("landed\n");
    assertThat(result.stderr()).isEmpty();
  }

  @Test
  void aPersonSeesThePullAndThenTheShell() {
    try (TerminalDriver terminal = TerminalDriver.start(
        alice.ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      terminal.expect("pulling " + image, PATIENCE);
      terminal.enter("echo land''ed").expect("landed", PATIENCE);
      assertThat(terminal.enter("exit 3").waitForExit()).isEqualTo(3);
    }
  }

  @Test
  void theBaseOfAProjectIsPulledWhereItsImageIsBuilt() {
    host.installation()
        .configure("projects_file: " + host.installation().writeProjects("# none yet\n") + "\n");
    try (ProjectRepository shop = ProjectRepository.with("base: " + image
        + "\nshell: /bin/sh\nmount: none\nextra_commands: ['echo built >/built']\n")) {
      new Podspawn(host.installation())
          .run("add-project", "shop", "--repo", shop.path().toString())
          .ok();
      Result result = alice
          .ssh()
          .with("-o", "SetEnv=PODSPAWN_PROJECT=shop")
          .command("cat /built")
          .timeout(Duration.ofMinutes(2))
          .run();
      assertThat(result.stdout()).as(result.stderr()).isEqualTo("built\n");
    }
  }

  @Test
  void aRegistryThatIsDownIsSaid() {
    registry.close();
    Result result = alice.run("echo landed");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).startsWith("PS1312 could not ").hasLineCount(1);
    assertThat(alice.containers()).isEmpty();
  }

  private static void closeUnlessNull(@Nullable AutoCloseable part) throws Exception {
    if (part != null) {
      part.close();
    }
  }
}
