package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DockerProjectIT extends ProjectPromises {
  private static final String BASE = "localhost/podspawn-test/debian-with-repository:1";

  /** The tests' Docker has no way out to a mirror, so that its Debian has one of its own with one package. */
  private static final String REPOSITORY = """
      set -eu
      cd "$1"
      apt-get -q download tree
      deb=$(echo tree_*.deb)
      {
        dpkg-deb --field "$deb"
        echo "Filename: ./$deb"
        echo "Size: $(stat -c %s "$deb")"
        echo "SHA256: $(sha256sum "$deb" | cut -d ' ' -f 1)"
      } >Packages
      cat >Dockerfile <<END
      FROM $2
      COPY $deb Packages /srv/repository/
      RUN rm -f /etc/apt/sources.list.d/* \
        && echo 'deb [trusted=yes] file:/srv/repository ./' >/etc/apt/sources.list
      END
      """;

  DockerProjectIT() {
    super(EngineKind.DOCKER);
  }

  @Test
  void packagesOfDebianAreInTheImage() {
    alice().engine().importImage(TestImage.DEBIAN);
    try (ShortTempDir dir = ShortTempDir.create();
        ProjectRepository repository =
            ProjectRepository.with("base: " + BASE + "\npackages: [tree@2]\n")) {
      Command.of("sh", "-c", REPOSITORY, "sh", dir.path().toString(), DevImage.REFERENCE)
          .runOk();
      alice().engine().cli("build", "--quiet", "--tag", BASE, dir.path().toString());
      podspawn("add-project", "debian", "--repo", repository.path().toString()).ok();
      String version = alice()
          .ssh()
          .with("-o", "SetEnv=PODSPAWN_PROJECT=debian")
          .command("tree --version")
          .timeout(Duration.ofMinutes(2))
          .run()
          .ok()
          .stdout();
      assertThat(version).startsWith("tree v2.");
      podspawn("remove-project", "debian", "--yes").ok();
    }
  }
}
