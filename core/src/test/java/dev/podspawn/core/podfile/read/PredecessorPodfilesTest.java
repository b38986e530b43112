package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Service;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the shapes that the predecessor's registry and documentation have. */
class PredecessorPodfilesTest {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ubuntu-base",
        "science",
        "go",
        "node",
        "python",
        "rust",
        "fullstack",
        "minimal",
        "project",
        "complete",
        "bang"
      })
  void itIsReadWithoutAWarning(String name) throws IOException {
    Checkout checkout = checkout(name);

    assertThat(checkout.problems()).isEmpty();
    assertThat(checkout.warnings()).isEmpty();
    assertThat(checkout.podfile().base()).isNotEmpty();
  }

  @Test
  void allThatTheCompleteOneSaysIsThere() throws IOException {
    Podfile podfile = checkout("complete").podfile();

    assertThat(podfile.name()).contains("my-project");
    assertThat(podfile.dotfiles())
        .hasValueSatisfying(
            files -> assertThat(files.repo()).isEqualTo("github.com/user/dotfiles"));
    assertThat(podfile.repos()).singleElement().satisfies(repo -> {
      assertThat(repo.path()).contains("/workspace/repo");
      assertThat(repo.branch()).contains("main");
    });
    assertThat(podfile.services()).singleElement().satisfies(service -> {
      assertThat(service.env()).containsEntry("discovery.type", "single-node");
      assertThat(service.volumes())
          .containsExactly(
              new Service.Volume("esdata", "/usr/share/elasticsearch/data", false),
              new Service.Volume("backups", "/backup", false));
    });
    assertThat(podfile.resources().memoryBytes()).contains(4L << 30);
    assertThat(podfile.extraCommands()).containsExactly("apt-get install -y custom-tool");
  }

  @Test
  void aVersionAndATemplatesBaseComeTogether() throws IOException {
    Podfile podfile = checkout("go").podfile();

    assertThat(podfile.base()).isEqualTo("ubuntu:24.04");
    assertThat(podfile.packages())
        .anySatisfy(wanted -> assertThat(wanted.text()).isEqualTo("go@1.24"))
        .anySatisfy(wanted -> assertThat(wanted.text()).isEqualTo("git"));
  }

  private Checkout checkout(String name) throws IOException {
    return new Checkout(directory)
        .with("podfile.yaml", Fixtures.text("predecessor/" + name + ".yaml"));
  }
}
