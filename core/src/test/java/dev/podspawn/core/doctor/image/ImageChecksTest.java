package dev.podspawn.core.doctor.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the facts of an image mean. */
class ImageChecksTest {
  private static Map<String, String> sound() {
    Map<String, String> facts =
        new HashMap<>(Map.of("architecture", "amd64", "machine", "amd64", "configured", "yes"));
    for (String word : List.of(
        "sh",
        "shellruns",
        "account",
        "homewritable",
        "tmp",
        "locale",
        "terminfo",
        "tar",
        "git",
        "vscode")) {
      facts.put(word, "yes");
    }
    facts.putAll(Map.of("sftp", "image", "scp", "toolbox", "rsync", "image", "shell", "/bin/bash"));
    return facts;
  }

  private static List<Finding> notPassed(Map<String, String> facts) {
    return ImageChecks.run(new ImageFacts("img", facts)).stream()
        .filter(finding -> !(finding.result() instanceof Result.Pass))
        .toList();
  }

  @Test
  void aGoodImagePasses() {
    assertThat(notPassed(sound())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "architecture, arm64, image-architecture, fail",
    "sh, no, image-sh, warn",
    "shellruns, no, image-shell, fail",
    "account, no, image-account, warn",
    "homewritable, no, image-home, warn",
    "tmp, no, image-tmp, warn",
    "locale, no, image-locale, warn",
    "terminfo, no, image-terminfo, warn",
    "sftp, '', image-sftp, warn",
    "scp, '', image-scp, warn",
    "rsync, '', image-rsync, warn",
    "tar, no, image-tar, warn",
    "git, no, image-git, warn",
    "vscode, no, image-vscode, warn"
  })
  void whatIsMissingIsSaidByItsCheck(String fact, String value, String id, String word) {
    Map<String, String> facts = sound();
    facts.put(fact, value);
    assertThat(notPassed(facts)).singleElement().satisfies(finding -> {
      assertThat(finding.id()).isEqualTo(id);
      assertThat(finding.result().word()).isEqualTo(word);
      assertThat(finding.result().remedy().command()).isNotEmpty();
    });
  }

  @Test
  void anAccountThatIsMadeIsFineUnlessItCannotBe() {
    Map<String, String> facts = sound();
    facts.putAll(Map.of("account", "no", "named", "yes", "made", "yes", "user", "dev"));
    assertThat(notPassed(facts)).isEmpty();
    facts.put("made", "no");
    assertThat(notPassed(facts))
        .extracting(finding -> finding.id() + " " + finding.result().word())
        .containsExactly("image-account fail");
  }

  @Test
  void anImageThatDoesNotStartIsAskedNothingMore() {
    Map<String, String> facts = sound();
    facts.put("start", "PS1322 could not start");
    assertThat(notPassed(facts)).hasSize(ImageChecks.ALL.size() - 1);
    assertThat(notPassed(facts))
        .filteredOn(finding -> finding.result() instanceof Result.Fail)
        .extracting(Finding::id)
        .containsExactly("image-start");
  }
}
