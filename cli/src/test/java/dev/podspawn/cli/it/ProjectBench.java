package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A server, a user and a repository, for tests of projects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProjectBench {
  static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String STAMP = "cat /proc/sys/kernel/random/uuid >/stamp";

  final EngineKind kind;
  PodHost host;
  PodUser alice;
  ProjectRepository repository;

  @SuppressWarnings("NullAway.Init")
  ProjectBench(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @BeforeEach
  void configure() {
    host.installation().writeProjects("# none yet\n");
    configure("");
    repository = ProjectRepository.with(podfile("greeting: hello", "echo one"));
  }

  @AfterEach
  void away() {
    repository.close();
    podspawn("remove-project", "shop", "--yes");
    alice.awaitNothing();
    removeBuiltImages();
  }

  /** Docker refuses an image as long as others are built on it, and names them in no order. */
  private void removeBuiltImages() {
    List<String> images = builtImages();
    while (!images.isEmpty()) {
      alice
          .engine()
          .command("rmi", "--force")
          .with(images.toArray(new String[0]))
          .run();
      List<String> left = builtImages();
      assertThat(left).as("images that can be removed").hasSizeLessThan(images.size());
      images = left;
    }
  }

  /** With these lines more in the configuration. */
  final void configure(String more) {
    host.installation()
        .configure("projects_file: " + host.installation().file("projects.yaml") + "\n" + more);
  }

  final PodHost host() {
    return host;
  }

  final PodUser alice() {
    return alice;
  }

  /** A Podfile on the busybox image, which has no git, with a variable and build steps. */
  static String podfile(String env, String... commands) {
    StringBuilder text = new StringBuilder("base: " + PodHost.image() + "\nshell: /bin/sh\n");
    text.append("env:\n  ")
        .append(env)
        .append("\n  WHO: \"${PODSPAWN_USER} at ${PODSPAWN_PROJECT}\"\n");
    text.append("extra_commands:\n  - ").append(STAMP).append('\n');
    for (String command : commands) {
      text.append("  - '").append(command.replace("'", "''")).append("'\n");
    }
    return text.append("mount: none\n").toString();
  }

  final void add() {
    Result added =
        podspawn("add-project", "shop", "--repo", repository.path().toString()).ok();
    assertThat(added.stdout())
        .contains("added the project shop, image localhost/podspawn/shop:podfile-");
  }

  final String[] prebuild() {
    return kind == EngineKind.ROOTLESS_PODMAN
        ? new String[] {"prebuild", "shop", "--user", alice.name()}
        : new String[] {"prebuild", "shop"};
  }

  /** Every image that a build of a project has made, with a tag or without one. */
  final List<String> builtImages() {
    return alice
        .engine()
        .cli("images", "--all", "--quiet", "--filter", "label=podspawn-build=shop")
        .lines();
  }

  /** Podman cannot list images while some of them go. */
  final boolean nothingIsBuilt() {
    Result listed = alice
        .engine()
        .command("images", "--all", "--quiet", "--filter", "label=podspawn-build=shop")
        .run();
    return listed.exit() == 0 && listed.stdout().isBlank();
  }

  final String log() {
    Path users = host.installation().state().resolve("users");
    Path builds =
        users.resolve(kind == EngineKind.ROOTLESS_PODMAN ? alice.name() + "/builds" : ".builds");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(builds, "shop-*.log")) {
      StringBuilder all = new StringBuilder();
      for (Path file : files) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** What was said while alice's last container of the project was set up. */
  final String setupLog() {
    Path file = host.installation().state().resolve("users").resolve(alice.name());
    try {
      return Files.readString(file.resolve("setup").resolve(alice.name() + ".shop.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  final Result podspawn(String... words) {
    return new Podspawn(host.installation()).run(words);
  }

  final SshClient ssh() {
    return alice.ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=shop");
  }

  final Result login(String command) {
    return ssh().command(command).timeout(Duration.ofMinutes(3)).run();
  }
}
