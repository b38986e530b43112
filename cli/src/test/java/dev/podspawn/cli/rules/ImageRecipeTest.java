package dev.podspawn.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The two ways to the default image agree: both read one list of packages and one set of settings. */
class ImageRecipeTest {
  private static final String CONTAINERFILE = Repository.read("contrib/image/Containerfile");
  private static final String SCRIPT = Repository.read("contrib/image/build-from-packages");

  private static List<String> packages() {
    return Repository.read("contrib/image/packages")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void theListHoldsEachPackageOnceInOrder() {
    assertThat(packages()).hasSizeGreaterThan(10).isSorted().doesNotHaveDuplicates();
    assertThat(packages()).allMatch(name -> name.matches("[a-z0-9][a-z0-9+.-]+"));
  }

  @Test
  void bothTakeThePackagesFromTheList() {
    assertThat(CONTAINERFILE).contains("COPY packages ", "xargs apt-get install");
    assertThat(SCRIPT).contains("\"$here/packages\"");
    for (String name : List.of("openssh-sftp-server", "vim-tiny", "ncurses-term")) {
      assertThat(packages()).contains(name);
      assertThat(CONTAINERFILE + SCRIPT).doesNotContain(name);
    }
  }

  @Test
  void bothTakeTheSettingsFromTheContainerfile() {
    assertThat(SCRIPT).contains("image_settings \"$here/Containerfile\"");
    assertThat(CONTAINERFILE.lines())
        .contains("ENV LANG=C.UTF-8", "WORKDIR /root", "CMD [\"/bin/bash\",\"-l\"]");
  }
}
