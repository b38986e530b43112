package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlText;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.json.JsonReader;
import dev.podspawn.core.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/podfile.schema.json} says what the reader does. */
class PodfileSchemaTest {
  private final JsonValue schema = schema();

  @Test
  void itHasTheReadersKeysAndNoOthers() {
    Set<String> keys = new TreeSet<>();
    for (Key<?> key : Fields.keys()) {
      int point = key.path().indexOf('.');
      keys.add(point < 0 ? key.path() : key.path().substring(0, point));
    }
    assertThat(names(schema)).containsExactlyInAnyOrderElementsOf(keys);
    for (String section : List.of("ports", "resources", "clone")) {
      assertThat(names(property(schema, section)))
          .containsExactlyInAnyOrderElementsOf(Fields.keys().stream()
              .map(Key::path)
              .filter(path -> path.startsWith(section + "."))
              .map(path -> path.substring(section.length() + 1))
              .toList());
    }
  }

  @Test
  void itsPartsHaveTheReadersKeysToo() {
    JsonValue service = ofObject(property(schema, "services").member("items").orElseThrow());
    assertThat(names(service)).containsExactlyInAnyOrderElementsOf(paths(ServiceType.KEYS));
    assertThat(names(ofObject(property(service, "healthcheck"))))
        .containsExactlyInAnyOrderElementsOf(paths(HealthCheckType.KEYS));
    assertThat(names(ofObject(property(schema, "repos").member("items").orElseThrow())))
        .containsExactlyInAnyOrderElementsOf(paths(RepoType.KEYS));
    assertThat(names(property(schema, "dotfiles")))
        .containsExactlyInAnyOrderElementsOf(paths(DotfilesType.KEYS));
  }

  @Test
  void whatCanBeReplacedIsAsWhatIsMerged() {
    for (Field<?> field : Fields.ALL) {
      field
          .replacing()
          .ifPresent(key -> assertThat(without(property(schema, key.path())))
              .isEqualTo(without(property(schema, field.key().path()))));
    }
  }

  @ParameterizedTest
  @MethodSource("podfiles")
  void whatTheReaderTakesItAllows(String text) {
    assertThat(SchemaCheck.of(schema, yaml(text))).isEmpty();
  }

  static Stream<String> podfiles() {
    Stream<String> bundled = Stream.of(BundledPodfiles.bases(), BundledPodfiles.templates())
        .flatMap(List::stream)
        .map(name -> BundledPodfiles.text(name).orElseThrow());
    Stream<String> predecessor = Stream.of(
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
            "bang")
        .map(name -> Fixtures.text("predecessor/" + name + ".yaml"));
    return Stream.concat(Stream.concat(bundled, predecessor), CanonicalRoundTripTest.podfiles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base: -x",
        "shell: bash",
        "user: A B",
        "name: a b",
        "packages: git",
        "packages: [a;b]",
        "packages: [go@]",
        "env: [A]",
        "env: {A B: 1}",
        "env: {HOME: /x}",
        "env: {A: [1]}",
        "services: [{image: x}]",
        "services: [{name: DB, image: x}]",
        "services: [{name: db, image: x, ports: [0]}]",
        "services: [{name: db, image: x, volumes: [pgdata]}]",
        "services: [{name: db, image: x, healthcheck: {}}]",
        "services: [{name: db, image: x, healthcheck: {test: ok, interval: soon}}]",
        "services: [{name: db, image: x, volume: [a]}]",
        "services: db",
        "services: [db]",
        "ports: [3000]",
        "ports: {expose: [70000]}",
        "ports: {strategy: any}",
        "resources: {cpus: many}",
        "resources: {memory: 4 GB}",
        "dotfiles: {install: x}",
        "repos: [{path: /x}]",
        "repos: [--upload-pack=x]",
        "repos: [{url: a/b, path: x}]",
        "branch: -x",
        "mount: ja",
        "workspace: x",
        "clone: {depth: -1}",
        "mode: forever",
        "on_create: [make]",
        "shell!: /bin/sh",
        "on_crate: make"
      })
  void whatTheReaderComplainsOfItDoesNot(String line) {
    assertThat(SchemaCheck.of(schema, yaml("extends: minimal\n" + line))).isNotEmpty();
  }

  @Test
  void aPodfileNeedsAnImageOrWhatHasOne() {
    assertThat(SchemaCheck.of(schema, yaml("packages: [git]"))).isNotEmpty();
  }

  private static YamlValue yaml(String text) {
    return new YamlText(new Problems(Path.of("x"), "test")).parse(text).orElseThrow();
  }

  private static JsonValue schema() {
    try {
      return JsonReader.read(Files.readString(Path.of("..", "docs", "podfile.schema.json")));
    } catch (java.io.IOException | dev.podspawn.core.json.JsonException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonValue property(JsonValue schema, String name) {
    return schema.member("properties").flatMap(all -> all.member(name)).orElseThrow();
  }

  private static Set<String> names(JsonValue schema) {
    return ((JsonValue.Members) schema.member("properties").orElseThrow())
        .values()
        .keySet();
  }

  private static Set<String> without(JsonValue schema) {
    Set<String> rules = new TreeSet<>();
    ((JsonValue.Members) schema).values().forEach((name, value) -> {
      if (!name.equals("description")) {
        rules.add(name + value);
      }
    });
    return rules;
  }

  private static JsonValue ofObject(JsonValue anyOf) {
    return anyOf.member("anyOf").orElseThrow().items().stream()
        .filter(one -> one.member("properties").isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> paths(Collection<Key<?>> keys) {
    return keys.stream().map(Key::path).toList();
  }
}
