package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.PodfileSource.Loaded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds: a Podfile or a failure with a code, and soon. */
class PodfileFuzzTest {
  private static final int INPUTS = 5_000;
  private static final PodfileLoader LOADER = new PodfileLoader(RemotePodfiles.none());
  private static final long SEED = 20_261_127;
  private static final List<String> PIECES = List.of(
      "base",
      "extends",
      "packages",
      "packages!",
      "services",
      "env!",
      "name",
      "image",
      "healthcheck",
      "ports",
      "expose",
      "on_create",
      "repos",
      "clone",
      "depth",
      ": ",
      ":",
      "\n",
      "\n  ",
      "\n    ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      "\"",
      "|",
      ">",
      "&a ",
      "*a",
      "!x ",
      "!!int ",
      "<<",
      "? ",
      "#",
      "%",
      "@",
      "null",
      "~",
      "true",
      "1",
      "-1",
      "1e99",
      "./x.yaml",
      "debian-dev",
      "/",
      "\\u0000",
      "\t",
      "\u0000",
      "\ud800",
      "\u2028",
      "é",
      "//",
      "/*",
      "*/",
      "\"image\"",
      "\"features\"",
      "\"remoteEnv\"",
      "${localEnv:X}",
      "---",
      "...");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"podfile.yaml", ".devcontainer.json"})
  void anythingAtAll(String name) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      Random random = new Random(SEED);
      String valid = name.endsWith(".json")
          ? Fixtures.text("devcontainer/object-commands.json")
          : Fixtures.text("predecessor/complete.yaml");
      for (int i = 0; i < INPUTS; i++) {
        byte[] input = switch (i % 3) {
          case 0 -> pieces(random);
          case 1 -> mutated(valid, random);
          default -> bytes(random);
        };
        if (i % 20 == 0) {
          check(name, input);
        } else {
          check(() -> LOADER.load(
              new Place.Bundled(name, new String(input, StandardCharsets.UTF_8)), Path.of(name)));
        }
      }
    });
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(60);
    for (int i = 0; i < count; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutated(String valid, Random random) {
    StringBuilder text = new StringBuilder(valid);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> text.setCharAt(at, (char) (random.nextInt(96) + ' '));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(80)];
    random.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void whatWouldBlowUpIsBounded(String name, String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> check(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Arguments> bombs() {
    StringBuilder laughs =
        new StringBuilder("base: x\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      laughs.append("a").append(i).append(": &a").append(i).append(" [");
      laughs.append(String.join(", ", Collections.nCopies(9, before))).append("]\n");
    }
    String huge = "x".repeat(200_000);
    List<Arguments> all = new ArrayList<>();
    for (String text : List.of(
        laughs.toString(),
        "base: x\nextra_commands: &e\n- &s " + huge + "\n" + "- *s\n".repeat(9_000),
        "base: x\nextra_commands:\n" + "- &s true\n" + "- *s\n".repeat(900),
        "[".repeat(100_000),
        "{a: ".repeat(60_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "base: " + huge,
        "base: x\npackages: [" + "a,".repeat(100_000) + "]",
        "base: x\nenv:\n" + manyVariables(),
        "a: &a [*a]",
        "? &a [*a]\n: x",
        "&a {b: *a}",
        huge + ": x\nbase: y",
        "base: x\n" + "k: 1\n".repeat(40_000),
        "%YAML 9.9\n---\nbase: x",
        "base: x\n---\nbase: y")) {
      all.add(Arguments.of("podfile.yaml", text));
    }
    for (String text : List.of(
        "[".repeat(100_000),
        "{\"a\":".repeat(50_000),
        "{\"image\":\"" + huge + "\"}",
        "{\"image\": \"x\", \"features\": {" + "\"a\": {},".repeat(20_000) + "}}",
        "/*".repeat(100_000),
        "//" + huge,
        "{\"image\":" + "1".repeat(200_000) + "}",
        "\"" + "\\u".repeat(100_000),
        "{\"forwardPorts\": [" + "1,".repeat(100_000) + "]}")) {
      all.add(Arguments.of(".devcontainer.json", text));
    }
    return all.stream();
  }

  private static String manyVariables() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("  V").append(i).append(": 1\n");
    }
    return text.toString();
  }

  private void check(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
    check(() -> LOADER.load(directory));
  }

  private static void check(Supplier<Loaded> loading) {
    try {
      assertThat(loading.get().podfile().canonical().length()).isLessThan(16 << 20);
    } catch (PodspawnException e) {
      assertThat(e.adminLine().length()).isLessThan(64 * 1024);
    }
  }
}
