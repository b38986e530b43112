package dev.podspawn.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Podfiles;
import org.junit.jupiter.api.Test;

/** What a Podfile is built to. */
final class ImageRecipeTest {
  private static final ProjectName SHOP = ProjectName.parse("shop");

  @Test
  void aPodfileWithNothingToBuildIsItsBase() {
    ImageRecipe recipe = recipe("{'base':'debian:12','env':{'A':'1'}}");
    assertThat(recipe.isBuilt()).isFalse();
    assertThat(recipe.image()).isEqualTo("debian:12");
  }

  @Test
  void packagesComeFirstAndCommandsLastALayerEach() {
    Podfile podfile = Podfiles.of(
        "{'base':'debian:12','packages':['git','go@1.22'],'extra_commands':['one','two']}");
    ImageRecipe recipe = new ImageRecipe(SHOP, podfile);
    ImageBuild build = recipe.build();
    assertThat(build.tag())
        .isEqualTo("localhost/podspawn/shop:podfile-" + podfile.digest().substring(0, 12))
        .isEqualTo(recipe.image());
    assertThat(build.base()).isEqualTo("debian:12");
    assertThat(build.labels()).containsOnlyKeys("podspawn-build").containsValue("shop");
    assertThat(build.scripts()).hasSize(3);
    assertThat(build.scripts().get(0)).startsWith("set -- git 'go@1.22'\n#");
    assertThat(build.scripts().subList(1, 3)).containsExactly("one", "two");
  }

  @Test
  void anotherPodfileIsAnotherImage() {
    assertThat(recipe("{'base':'debian:12','packages':['git']}").image())
        .isNotEqualTo(recipe("{'base':'debian:12','packages':['gitk']}").image());
  }

  private static ImageRecipe recipe(String text) {
    return new ImageRecipe(SHOP, Podfiles.of(text));
  }
}
