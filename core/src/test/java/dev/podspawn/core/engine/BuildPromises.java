package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine promises of images that it builds. */
public interface BuildPromises extends EngineUnderTest {
  /** Everything that one builder or the other would expand, end, or take for its own. */
  String ODD = "a\"b 'c' \\ \\n $HOME ${PATH} `d` <<EOF # \u00e9 \u4e2d \\";

  /** Looks on the engine itself for what a build has left, but for its tag; fails where there is something. */
  void assertNothingLeft(ImageBuild build);

  @Test
  default void buildsAnImageByScriptsAndSaysWhatTheySay() throws IOException {
    ImageBuild build =
        sandbox().building("printf '%s\\n' 'said: " + ODD.replace("'", "'\\''") + "'", """
            set -e
            # \\
            echo "of
            more lines" >/tmp/podspawn-test-built
            """);
    List<String> heard = new ArrayList<>();
    engine().build(build, heard::add);
    assertThat(heard).contains("said: " + ODD);
    assertThat(engine().imageExists(build.tag())).isTrue();
    if (isolates()) {
      String name = sandbox().start(sandbox().ofImage(build.tag()));
      assertThat(
              Ran.script(engine(), name, "cat /tmp/podspawn-test-built; id -u").stdout())
          .isEqualTo("of\nmore lines\n0\n");
    }
  }

  @Test
  default void aBuildThatFailsSaysWhatItSaidAndLeavesNothing() {
    ImageBuild build = sandbox().building("echo well", "echo ill >&2; exit 3", "echo never");
    List<String> heard = new ArrayList<>();
    assertFails(ErrorCode.BUILD_FAILED, () -> engine().build(build, heard::add));
    assertThat(heard).contains("well", "ill").doesNotContain("never");
    assertThat(engine().imageExists(build.tag())).isFalse();
    assertNothingLeft(build);
  }

  @Test
  default void aBuildThatIsBrokenOffLeavesNothingAndTheNextOneWorks() {
    ImageBuild build = sandbox().building("echo one", "echo two; sleep 5", "echo three");
    List<String> heard = new ArrayList<>();
    assertFails(
        ErrorCode.BUILD_FAILED,
        () -> engine().build(build, line -> {
          heard.add(line);
          if (line.equals("two")) {
            Thread.currentThread().interrupt();
          }
        }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(heard).doesNotContain("three");
    assertThat(engine().imageExists(build.tag())).isFalse();
    assertNothingLeft(build);
    engine()
        .build(
            new ImageBuild(build.tag(), build.base(), build.labels(), List.of("echo again")),
            BuildListener.SILENT);
    assertThat(engine().imageExists(build.tag())).isTrue();
  }

  @Test
  default void aBuildOnAMissingImageSaysSo() {
    ImageBuild build = new ImageBuild(
        "localhost/podspawn-test-none:1",
        "localhost/podspawn-test/no-such:latest",
        Map.of(),
        List.of());
    assertFails(ErrorCode.IMAGE_MISSING, () -> engine().build(build, BuildListener.SILENT));
  }

  @Test
  default void removesAnImageAndMissingOnesQuietly() {
    ImageBuild build = sandbox().building("echo removed-" + sandbox().freshName());
    engine().build(build, BuildListener.SILENT);
    engine().removeImage(build.tag());
    assertThat(engine().imageExists(build.tag())).isFalse();
    engine().removeImage(build.tag());
  }
}
