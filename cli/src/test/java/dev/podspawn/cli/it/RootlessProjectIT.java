package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.image.TestImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootlessProjectIT extends ProjectPromises {
  RootlessProjectIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }

  /** From Debian's own mirror: a package as it comes, and a tool-chain of a version that the distribution has. */
  @Test
  void packagesOfDebianAreInTheImage() {
    alice().engine().importImage(TestImage.DEBIAN);
    try (ProjectRepository repository = ProjectRepository.with(
        "base: " + DevImage.REFERENCE + "\npackages: [tree, python@3.11]\n")) {
      podspawn("add-project", "debian", "--repo", repository.path().toString()).ok();
      List<String> lines = alice()
          .ssh()
          .with("-o", "SetEnv=PODSPAWN_PROJECT=debian")
          .command("tree --version; python3 --version")
          .timeout(Duration.ofMinutes(4))
          .run()
          .ok()
          .lines();
      assertThat(lines.get(0)).startsWith("tree v");
      assertThat(lines.get(1)).startsWith("Python 3.11.");
      podspawn("remove-project", "debian", "--yes").ok();
    }
  }
}
