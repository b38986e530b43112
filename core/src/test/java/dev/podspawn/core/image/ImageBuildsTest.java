package dev.podspawn.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Fault;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfiles;
import dev.podspawn.core.podfile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How images come to be, on an engine in memory; other processes' locks are the integration tests' affair. */
final class ImageBuildsTest {
  @TempDir
  private Path dir;

  private final FakeEngine engine = FakeEngine.withImages("base:1");

  @Test
  void anImageThatIsThereIsNotBuilt() {
    ImageRecipe recipe = recipe("base:1", "echo hi");
    assertThat(builds().ensure(recipe, BuildWatch.SILENT)).isTrue();
    assertThat(builds().ensure(recipe, BuildWatch.SILENT)).isFalse();
    assertThat(engine.calls()).containsOnlyOnce("build " + recipe.image());
    assertThat(builds().again(recipe, BuildWatch.SILENT)).isTrue();
  }

  @Test
  void whatABuildSaysIsKeptAndShown() throws IOException {
    ImageRecipe recipe = recipe("base:1", "echo hi");
    Watched watch = new Watched();
    builds().ensure(recipe, watch);
    assertThat(watch.lines).contains("hi");
    assertThat(Files.readAllLines(place().log(recipe))).contains("hi");
    assertThat(Files.getPosixFilePermissions(dir.resolve("builds"))).hasSize(3);
  }

  @Test
  void aFailureNamesTheLogAndShowsItsEndAndTheNextTryWorks() throws IOException {
    ImageRecipe recipe = recipe("base:1", "echo before; exit 3");
    Watched watch = new Watched();
    PodspawnException failure =
        catchThrowableOfType(PodspawnException.class, () -> builds().ensure(recipe, watch));
    assertThat(failure.code()).isEqualTo(ErrorCode.BUILD_FAILED);
    assertThat(failure.adminLine()).contains(place().log(recipe).toString(), "shop");
    assertThat(failure.personLine()).contains("shop").doesNotContain(dir.toString());
    assertThat(watch.last).contains("before");
    assertThat(Files.readAllLines(place().log(recipe))).contains("before");
    assertThat(engine.imageExists(recipe.image())).isFalse();
    assertThat(builds().ensure(recipe("base:1", "true"), BuildWatch.SILENT)).isTrue();
  }

  @Test
  void aMissingBaseIsPulledFirst() {
    ImageRecipe recipe = recipe("registry/base:2", "true");
    builds().ensure(recipe, BuildWatch.SILENT);
    assertThat(engine.calls())
        .containsSubsequence("pull registry/base:2", "build " + recipe.image());
    assertThatThrownBy(() -> builds().ensure(recipe("no-such", "true"), BuildWatch.SILENT))
        .hasMessageStartingWith("PS1312");
  }

  @Test
  void aBaseThatIsAllOfItIsPulled() {
    ImageRecipe plain =
        new ImageRecipe(ProjectName.parse("shop"), Podfiles.of("{'base':'registry/base:3'}"));
    assertThat(builds().ensure(plain, BuildWatch.SILENT)).isTrue();
    assertThat(engine.calls())
        .contains("pull registry/base:3")
        .noneMatch(c -> c.startsWith("build"));
  }

  @Test
  void imagesOfServicesArePulledWhereTheyAreMissingAndTold() {
    ProjectName shop = ProjectName.parse("shop");
    List<Service> services = Podfiles.of("{'base':'base:1','services':["
            + "{'name':'here','image':'base:1'},"
            + "{'name':'db','image':'registry/db:1'},{'name':'other','image':'registry/db:1'}]}")
        .services();
    assertThat(builds().ensureServices(shop, services, BuildWatch.SILENT))
        .containsExactly("registry/db:1");
    assertThat(builds().ensureServices(shop, services, BuildWatch.SILENT)).isEmpty();
    assertThat(engine.calls()).containsOnlyOnce("pull registry/db:1");
  }

  /** Else the next login would wait for ever. */
  @Test
  void aFailureGivesTheLockBack() {
    engine.fail(Fault.BUILD_FAILS);
    assertThatThrownBy(() -> builds().ensure(recipe("base:1", "true"), BuildWatch.SILENT))
        .hasMessageStartingWith("PS1313");
    engine.heal(Fault.BUILD_FAILS);
    assertThat(builds().ensure(recipe("base:1", "true"), BuildWatch.SILENT)).isTrue();
  }

  private ImageBuilds builds() {
    return new ImageBuilds(engine, place());
  }

  private BuildPlace place() {
    return new BuildPlace(dir.resolve("builds"));
  }

  private static ImageRecipe recipe(String base, String command) {
    return new ImageRecipe(
        ProjectName.parse("shop"),
        Podfiles.of("{'base':'" + base + "','extra_commands':['" + command + "']}"));
  }

  private static final class Watched implements BuildWatch {
    private final List<String> lines = new ArrayList<>();
    private List<String> last = List.of();

    @Override
    public BuildListener building() {
      return lines::add;
    }

    @Override
    public void failed(String what, List<String> lastLines) {
      last = lastLines;
    }
  }
}
