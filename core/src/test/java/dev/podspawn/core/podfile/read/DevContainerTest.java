package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of files of the shapes that public repositories have. */
class DevContainerTest {
  private static final String FILE = ".devcontainer/devcontainer.json";

  @TempDir
  private Path directory;

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void whatHasAPlaceInAPodfileIsThereAndTheRestIsTold(
      String name, String expected, List<String> warnings) throws IOException {
    Checkout checkout = checkout(name);

    assertThat(checkout.problems()).isEmpty();
    assertThat(checkout.canonical()).isEqualTo(expected);
    assertThat(checkout.warnings())
        .containsExactlyElementsOf(
            warnings.stream().map(text -> FILE + ":" + text).toList());
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of(
            "image", "{\"base\":\"registry.example.org/devcontainers/node:22\"}", List.of()),
        Arguments.of(
            "features",
            "{\"base\":\"registry.example.org/base:bookworm\",\"user\":\"vscode\","
                + "\"ports\":{\"expose\":[1313],\"strategy\":\"auto\"},\"on_create\":\"npm ci\"}",
            List.of(
                "5: features: \"ghcr.io/devcontainers/features/hugo:1\" is left out: podspawn installs packages,"
                    + " which a podfile.yaml names",
                "6: features: \"ghcr.io/devcontainers/features/node:1\" is left out: podspawn installs packages,"
                    + " which a podfile.yaml names")),
        Arguments.of(
            "object-commands",
            "{\"base\":\"ghcr.io/me/devcontainer:base\",\"on_create\":"
                + "\"bash /workspace/${PODSPAWN_PROJECT}/.devcontainer/setup.sh\\u000a"
                + "pre-commit install --hook-type 'commit msg'\","
                + "\"on_start\":\"git config --global --add safe.directory /workspace/${PODSPAWN_PROJECT}\"}",
            List.of()),
        Arguments.of(
            "array-command",
            "{\"base\":\"mcr.example.org/rust:1\",\"env\":{\"EMPTY\":\"\",\"RUST_LOG\":\"debug\"},"
                + "\"ports\":{\"expose\":[3000,8080],\"strategy\":\"auto\"},\"on_create\":\"cargo fetch\","
                + "\"on_start\":\"echo 'it'\\\\''s started'\"}",
            List.of("3: forwardPorts: \"db:5432\" is left out: it is another host's")),
        Arguments.of(
            "path-env",
            "{\"base\":\"python:3.12\",\"env\":{\"PYTHONUNBUFFERED\":\"1\","
                + "\"UV_PROJECT_ENVIRONMENT\":\"/workspace/${PODSPAWN_PROJECT}/.venv\"},"
                + "\"on_create\":\"bash -lc 'cd /workspace/${PODSPAWN_PROJECT} && uv sync'\"}",
            List.of(
                "9: remoteEnv.PATH: it is left out: its value is not known before the container runs",
                "9: remoteEnv.ME: it is left out: its value is not known before the container runs")),
        Arguments.of(
            "workspace-folder",
            "{\"base\":\"debian:12\",\"env\":{\"ROOT\":\"/workspaces/${PODSPAWN_PROJECT}\"},"
                + "\"workspace\":\"/workspaces/${PODSPAWN_PROJECT}\"}",
            List.of(
                "4: workspaceMount: it is left out: podspawn puts the code where workspaceFolder says")),
        Arguments.of(
            "host-access",
            "{\"base\":\"debian:12\"}",
            List.of(
                "3: initializeCommand: it is left out: nothing of a project is run on the server",
                "4: mounts: it is left out: a project does not choose what of the server it is shown",
                "5: runArgs: it is left out: a project does not choose the engine's options",
                "6: privileged: it is left out: a project does not choose its rights",
                "7: capAdd: it is left out: a project does not choose its rights",
                "8: securityOpt: it is left out: a project does not choose its rights")),
        Arguments.of(
            "lifecycle",
            "{\"base\":\"debian:12\",\"on_create\":\"one\\u000atwo\\u000athree\",\"on_start\":\"four\\u000afive\"}",
            List.of()),
        Arguments.of(
            "ports",
            "{\"base\":\"ruby:3.3\",\"ports\":{\"expose\":[3000,9292],\"strategy\":\"auto\"}}",
            List.of("7: appPort: it is left out: forwardPorts is what podspawn knows")),
        Arguments.of(
            "container-user", "{\"base\":\"debian:12\",\"user\":\"1000:1000\"}", List.of()),
        Arguments.of(
            "local-variables",
            "{\"base\":\"debian:12\",\"on_start\":\"make '${PODSPAWN_PROJECT}'\"}",
            List.of(
                "4: postCreateCommand: it is left out: it has a variable that podspawn does not know")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void whatCannotBeAPodfileSaysWhy(String name, List<String> problems) throws IOException {
    assertThat(checkout(name).problems())
        .containsExactlyElementsOf(problems.stream().map(text -> FILE + text).toList());
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(
            "dockerfile",
            List.of(
                ":3: build: it is left out: podspawn builds no Dockerfile",
                ": it has no image: podspawn builds no Dockerfile; name an image, or write a podfile.yaml with"
                    + " packages")),
        Arguments.of(
            "compose",
            List.of(
                ":3: dockerComposeFile: it is left out: podspawn starts no Compose files",
                ":4: service: it is left out: podspawn starts no Compose files",
                ": it has no image: podspawn starts no Compose files; name an image, or write a podfile.yaml with"
                    + " services")),
        Arguments.of(
            "old-style",
            List.of(
                ":2: dockerFile: it is left out: podspawn builds no Dockerfile",
                ": it has no image: podspawn builds no Dockerfile; name an image, or write a podfile.yaml with"
                    + " packages")),
        Arguments.of(
            "misspelt",
            List.of(
                ":3: postCreateComand: podspawn has no such key; did you mean postCreateCommand?",
                ":4: forwardPorts: \"web\" is not a port, 1 to 65535")),
        Arguments.of("broken", List.of(":4: it is not JSON: expected ','")));
  }

  private Checkout checkout(String name) throws IOException {
    return new Checkout(directory).with(FILE, Fixtures.text("devcontainer/" + name + ".json"));
  }
}
