package dev.podspawn.core.doctor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.doctor.EngineVersion;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an engine that a test describes. */
class EngineChecksTest {
  private record Fake(
      boolean up, EngineVersion version, boolean hasImage, List<String> leftovers, Config config)
      implements EngineFacts {
    Fake(boolean up, EngineVersion version, boolean hasImage, List<String> leftovers) {
      this(up, version, hasImage, leftovers, Config.defaultConfig());
    }

    @Override
    public String account() {
      return "alice";
    }

    @Override
    public void ping() {
      if (!up) {
        Message message = Message.of("reach the container engine", "nobody listens");
        throw new EngineException(ErrorCode.ENGINE_UNREACHABLE, message, message, null);
      }
    }

    @Override
    public EngineStorage storage() {
      return new EngineStorage("overlay", "extfs", "/var/lib/containers/storage", false);
    }

    @Override
    public boolean hasImage(String image) {
      return hasImage;
    }

    @Override
    public void requireRuntime(String runtime) {
      if (!runtime.equals("known")) {
        Message message = Message.of("use the runtime " + runtime, "the engine does not know it");
        throw new EngineException(ErrorCode.RUNTIME_UNAVAILABLE, message, message, null);
      }
    }
  }

  private static final EngineVersion PODMAN = new EngineVersion(true, "4.3.1");

  private static List<String> words(EngineFacts engine) {
    return EngineChecks.run(engine).values().stream()
        .flatMap(List::stream)
        .map(result -> result.word())
        .toList();
  }

  @Test
  void allIsWell() {
    assertThat(words(new Fake(true, PODMAN, true, List.of())))
        .containsExactly("pass", "pass", "pass", "pass", "pass", "pass");
  }

  @Test
  void anEngineThatIsDownIsAskedNothingMore() {
    assertThat(words(new Fake(false, PODMAN, true, List.of())))
        .containsExactly("fail", "skip", "skip", "skip", "skip", "skip");
  }

  @Test
  void whatIsNotWellIsSaidByItsCheck() {
    assertThat(words(new Fake(true, new EngineVersion(true, "3.4.4"), true, List.of())))
        .containsExactly("pass", "warn", "pass", "pass", "pass", "pass");
    assertThat(words(new Fake(true, new EngineVersion(false, "19.03"), true, List.of())))
        .containsExactly("pass", "warn", "pass", "pass", "pass", "pass");
    assertThat(words(new Fake(true, PODMAN, false, List.of())))
        .containsExactly("pass", "pass", "fail", "pass", "pass", "pass");
    assertThat(words(new Fake(true, PODMAN, true, List.of("podspawn-alice"))))
        .containsExactly("pass", "pass", "pass", "pass", "warn", "pass");
  }

  @Test
  void aRuntimeThatIsAskedForMustBeThere(@TempDir Path dir) throws IOException {
    for (String runtime : List.of("known", "unknown")) {
      Path file =
          Files.writeString(dir.resolve("config.yaml"), "security: {runtime: " + runtime + "}\n");
      Config config = ConfigReader.read(file).config();
      assertThat(words(new Fake(true, PODMAN, true, List.of(), config)))
          .endsWith(runtime.equals("known") ? "pass" : "fail");
    }
  }

  @Test
  void versionsAreNumbers() {
    assertThat(new EngineVersion(true, "4.10.0").isBefore(4, 3)).isFalse();
    assertThat(new EngineVersion(false, "28.2.2-ce").isBefore(20, 10)).isFalse();
    assertThat(new EngineVersion(true, "dev").isBefore(4, 3)).isFalse();
  }
}
