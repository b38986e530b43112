package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendsTest {
  @TempDir
  private Path directory;

  private Path project = Path.of("");

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(directory.resolve("project"));
  }

  @Test
  void pathsAreRelativeToTheFileThatNamesThem() throws IOException {
    Checkout checkout = new Checkout(project)
        .with(".podspawn/podfile.yaml", "extends: ../env/a.yaml")
        .with("env/a.yaml", "extends: ./b.yml")
        .with("env/b.yml", "base: debian:12");

    assertThat(checkout.podfile().base()).isEqualTo("debian:12");
  }

  @Test
  void theFirstOfThePlacesCounts() throws IOException {
    Checkout checkout = new Checkout(project)
        .with(".podspawn/podfile.yaml", "base: first:1")
        .with("podfile.yaml", "base: second:1")
        .with(".devcontainer.json", "{\"image\": \"third:1\"}");

    assertThat(checkout.podfile().base()).isEqualTo("first:1");
    assertThat(checkout.load().file()).isEqualTo(project.resolve(".podspawn/podfile.yaml"));
  }

  @Test
  void aFileThatExtendsItselfIsFound() throws IOException {
    Checkout checkout = new Checkout(project)
        .with("podfile.yaml", "base: a", "extends: ./b.yaml")
        .with("b.yaml", "extends: sub/../podfile.yaml");

    assertThat(checkout.problems())
        .containsExactly("b.yaml:1: extends: podfile.yaml is extended by what it extends");
  }

  @Test
  void tenMayExtendOneAnotherAndNoMore() throws IOException {
    Checkout checkout = new Checkout(project).with("f0.yaml", "base: debian:12");
    for (int i = 1; i < 10; i++) {
      checkout.with("f" + i + ".yaml", "extends: ./f" + (i - 1) + ".yaml");
    }

    assertThat(checkout.with("podfile.yaml", "extends: ./f9.yaml").problems()).isEmpty();

    checkout.with("f10.yaml", "extends: ./f9.yaml");
    assertThat(checkout.with("podfile.yaml", "extends: ./f10.yaml").problems())
        .containsExactly("f1.yaml:1: extends: no more than 10 files may extend one another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.yaml", "./link.yaml", "./links/outside.yaml", "/etc/hosts"})
  void nothingLeadsOutOfTheProject(String reference) throws IOException {
    Files.writeString(directory.resolve("outside.yaml"), "base: secret:1\n");
    Files.createSymbolicLink(project.resolve("link.yaml"), directory.resolve("outside.yaml"));
    Files.createSymbolicLink(project.resolve("links"), directory);
    Checkout checkout = new Checkout(project).with("podfile.yaml", "extends: " + reference);

    assertThat(checkout.problems())
        .singleElement()
        .asString()
        .startsWith("podfile.yaml:1: extends: ")
        .matches(".*(it is outside the project|it leads out of the project)$");
  }

  @Test
  void thePodfileItselfDoesNotLeadOutEither() throws IOException {
    Files.writeString(directory.resolve("outside.yaml"), "base: secret:1\n");
    Files.createSymbolicLink(project.resolve("podfile.yaml"), directory.resolve("outside.yaml"));

    assertThatThrownBy(() -> new Checkout(project).load())
        .hasMessage("PS1803 could not read the project's environment: podfile.yaml: it leads out of"
            + " the project; try a plain file inside the project");
  }

  @Test
  void aDirectoryIsNoPodfile() throws IOException {
    Files.createDirectory(project.resolve("podfile.yaml"));

    assertThatThrownBy(() -> new Checkout(project).load())
        .hasMessageContaining("podfile.yaml: it is not a regular file");
  }

  @Test
  void aLinkWithinTheProjectIsFollowed() throws IOException {
    Checkout checkout = new Checkout(project).with("env/real.yaml", "base: debian:12");
    Files.createSymbolicLink(project.resolve("podfile.yaml"), Path.of("env/real.yaml"));

    assertThat(checkout.podfile().base()).isEqualTo("debian:12");
  }

  @Test
  void aFileThatIsNotThereIsToldWhereItIsNamed() throws IOException {
    Checkout checkout =
        new Checkout(project).with("podfile.yaml", "base: x", "", "extends: ./none.yaml");

    assertThat(checkout.problems())
        .containsExactly("podfile.yaml:3: extends: there is no none.yaml");
  }

  @Test
  void aNameIsOneOfPodspawnsOwn() throws IOException {
    Checkout checkout = new Checkout(project).with("podfile.yaml", "extends: debian-dev");

    assertThat(checkout.podfile().base()).isEqualTo("debian:12");
  }

  @Test
  void aNameThatIsNoneHasASuggestion() throws IOException {
    Checkout checkout = new Checkout(project).with("podfile.yaml", "extends: debain-dev");

    assertThat(checkout.problems())
        .containsExactly("podfile.yaml:1: extends: podspawn brings no \"debain-dev\" along;"
            + " did you mean debian-dev?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gitlab.com/a/b", "a/b", "github.com/a", "github.com/-a/b", "github.com/../b"})
  void whatIsNoneOfTheThreeIsSaidToBe(String reference) throws IOException {
    Checkout checkout = new Checkout(project).with("podfile.yaml", "extends: " + reference);

    assertThat(checkout.problems())
        .containsExactly(
            "podfile.yaml:1: extends: \"" + reference + "\" is neither a path that begins"
                + " with . or ends in .yaml, nor one of podspawn's own, nor github.com/owner/repo");
  }

  @Test
  void anotherRepositoryMustHaveBeenFetched() throws IOException {
    Checkout checkout =
        new Checkout(project).with("podfile.yaml", "extends: github.com/me/bases/go.yaml");

    assertThat(checkout.problems())
        .containsExactly("podfile.yaml:1: extends: github.com/me/bases has not been fetched");
  }

  @Test
  void whatWasFetchedIsReadFromThereAndStaysThere() throws IOException {
    Path cache = directory.resolve("cache");
    new Checkout(cache.resolve("github.com/me/bases"))
        .with("podfile.yaml", "extends: ./sub/deep.yaml", "shell: /bin/a")
        .with("sub/deep.yaml", "base: debian:12")
        .with("out.yaml", "extends: ../other/podfile.yaml");
    new Checkout(cache.resolve("github.com/me/other")).with("podfile.yaml", "base: debian:12");
    PodfileLoader loader = new PodfileLoader(RemotePodfiles.below(cache));

    Checkout checkout = new Checkout(project).with("podfile.yaml", "extends: github.com/me/bases");
    assertThat(loader.load(project).podfile().canonical())
        .isEqualTo("{\"base\":\"debian:12\",\"shell\":\"/bin/a\"}");

    checkout.with("podfile.yaml", "extends: github.com/me/bases/out.yaml");
    assertThatThrownBy(() -> loader.load(project))
        .hasMessageContaining(
            "github.com/me/bases/out.yaml:1: extends: github.com/me/other/podfile.yaml:"
                + " it is outside the project");
  }
}
