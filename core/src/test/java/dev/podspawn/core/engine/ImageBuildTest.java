package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Containerfile, to the letter: nothing in it can become an instruction. */
final class ImageBuildTest {
  @Test
  void saysEverything() {
    ImageBuild build = new ImageBuild(
        "podspawn/backend:podfile-0123456789ab",
        "localhost:5000/a/b_c:1.2@sha256:ab",
        Map.of("podspawn-build", "backend", "a", "b"),
        List.of("echo \"a\" \\\nRUN evil\n# \u00e9 $HOME <<EOF\n\tx\u0000\u007f", ""));
    assertThat(build.containerfile("1000:dev")).isEqualTo("""
        FROM localhost:5000/a/b_c:1.2@sha256:ab
        LABEL a="b"
        LABEL podspawn-build="backend"
        USER 0:0
        RUN ["/bin/sh", "-c", "echo \\"a\\" \\\\\\u000aRUN evil\\u000a# \\u00e9 $HOME \\u003c\\u003cEOF\\u000a\\u0009x\\u0000\\u007f"]
        RUN ["/bin/sh", "-c", ""]
        USER 1000:dev
        """);
    assertThat(build.containerfile("")).doesNotContain("USER 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-x", "--platform=x", "a b", "a\nRUN x", "a$B", "a\\", "a\"", "\u00e9"})
  void refusesWordsThatAreNotPlain(String word) {
    assertThatThrownBy(() -> new ImageBuild("t", word, Map.of(), List.of()).containerfile(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new ImageBuild("t", "b", Map.of("l", word), List.of()).containerfile(""))
        .isInstanceOf(IllegalArgumentException.class);
    if (!word.isEmpty()) {
      assertThatThrownBy(() -> new ImageBuild("t", "b", Map.of(), List.of()).containerfile(word))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
