package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodfileMistakesTest {
  @TempDir
  private Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "base: -x | base: \"-x\" is not the name of an image",
        "base: [a] | base: a list is not the name of an image",
        "shell: bash | shell: \"bash\" is not an absolute path in the container",
        "user: A B | user: \"A B\" is not an account: a name such as dev, or a uid or uid:gid",
        "name: a b | name: \"a b\" is not a name of at most 64 letters, digits and . _ -, beginning with a letter or digit",
        "packages: git | packages: it is not a list, such as [a, b]",
        "packages: [a;b] | packages: \"a;b\" is not a package, such as git or go@1.24",
        "packages: [-y] | packages: \"-y\" is not a package, such as git or go@1.24",
        "packages: [go@] | packages: \"go@\" is not a package, such as git or go@1.24",
        "env: [A] | env: it is not a map, such as {NAME: value}",
        "env: {A B: 1} | env: \"A B\" is not a variable's name: letters, digits and _, and none of HOME, USER, LOGNAME, SHELL, SSH_* and PODSPAWN_*, which podspawn sets",
        "env: {HOME: /x} | env: \"HOME\" is not a variable's name: letters, digits and _, and none of HOME, USER, LOGNAME, SHELL, SSH_* and PODSPAWN_*, which podspawn sets",
        "env: {A: [1]} | env.A: a list is not a text of at most 64 KiB, without control characters",
        "env: {A: 1, A: 2} | env: \"A\" is there twice",
        "services: [{image: x}] | services: it has no name",
        "services: [{name: db}] | services.db: it has no image",
        "services: [{name: DB, image: x}] | services.DB.name: \"DB\" is not the name of a service: at most 63 of a-z, 0-9 and -, not beginning with -",
        "services: [{name: db, image: x, ports: [0]}] | services.db.ports: \"0\" is not a port, 1 to 65535",
        "services: [{name: db, image: x, volumes: [pgdata]}] | services.db.volumes: \"pgdata\" is not a volume with a name, such as data:/var/lib/data (no path of a host is shown to services)",
        "services: [{name: db, image: x, volumes: ['./seed:/seed:ro']}] | services.db.volumes: \"./seed:/seed:ro\" is not a volume with a name, such as data:/var/lib/data (no path of a host is shown to services)",
        "services: [{name: db, image: x, healthcheck: {}}] | services.db.healthcheck: it has no test",
        "services: [{name: db, image: x, healthcheck: [true]}] | services.db.healthcheck: a list begins with CMD, CMD-SHELL or NONE, as in [CMD, true]",
        "services: [{name: db, image: x, healthcheck: {test: true, interval: soon}}] | services.db.healthcheck.interval: \"soon\" is not a duration, such as 90s, 1.5h or 1h30m",
        "services: db | services: it is not a list, such as [a, b]",
        "services: [db] | services: it is not a map of keys and values",
        "ports: [3000] | ports: it is not a map of keys and values",
        "ports: {expose: [x]} | ports.expose: \"x\" is not a port, 1 to 65535",
        "ports: {expose: [70000]} | ports.expose: \"70000\" is not a port, 1 to 65535",
        "ports: {strategy: any} | ports.strategy: \"any\" is not one of auto, manual, expose",
        "resources: {cpus: many} | resources.cpus: \"many\" is not a number of CPUs, such as 2 or 0.5 (0 for no limit)",
        "resources: {memory: 4 GB} | resources.memory: \"4 GB\" is not an amount of memory from 6m on, such as 512m or 2g (0 for no limit)",
        "dotfiles: {install: x} | dotfiles: it has no repo",
        "repos: [{path: /x}] | repos: it has no url",
        "repos: [--upload-pack=x] | repos: \"--upload-pack=x\" is not the address of a git repository, such as https://example.org/me/repo.git",
        "repos: [{url: a/b, path: x}] | repos.path: \"x\" is not an absolute path in the container, such as /workspace/app",
        "branch: -x | branch: \"-x\" is not the name of a branch or tag",
        "mount: yes | mount: \"yes\" is not one of bind, copy, none",
        "workspace: /a/../b | workspace: \"/a/../b\" is not an absolute path in the container, such as /workspace/app",
        "workspace: // | workspace: \"//\" is not an absolute path in the container, such as /workspace/app",
        "mode: forever | mode: \"forever\" is not one of grace-period, destroy-on-disconnect, persistent",
        "on_create: [make] | on_create: a list is not a text of at most 64 KiB, without control characters",
        "on_create: \"\\e\" | on_create: the value is not a text of at most 64 KiB, without control characters",
        "shell!: /bin/sh | shell!: only packages!, env!, services!, repos!, on_create!, on_start!, extra_commands! can be replaced"
      })
  void aWrongValueIsAnErrorWithItsLine(String line, String expected) throws IOException {
    Checkout checkout = new Checkout(directory).with("podfile.yaml", "extends: minimal", "", line);

    assertThat(checkout.problems())
        .filteredOn(problem -> !problem.contains("no such key"))
        .containsExactly("podfile.yaml:3: " + expected);
  }

  @Test
  void anExclamationMarkNeedsQuotes() throws IOException {
    Checkout checkout =
        new Checkout(directory).with("podfile.yaml", "extends: minimal", "packages:", "- !git");

    assertThat(checkout.problems())
        .containsExactly(
            "podfile.yaml:3: what begins with ! has to be in quotes",
            "podfile.yaml:3: packages: \"\" is not a package, such as git or go@1.24");
  }

  @Test
  void allProblemsAreToldTogether() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("base.yaml", "shell: sh", "packges: [a]")
        .with("podfile.yaml", "extends: ./base.yaml", "mount: x", "services:", "  - image: y");

    assertThat(checkout.problems())
        .containsExactly(
            "podfile.yaml:2: mount: \"x\" is not one of bind, copy, none",
            "podfile.yaml:4: services: it has no name",
            "base.yaml:1: shell: \"sh\" is not an absolute path in the container",
            "base.yaml:2: packges: podspawn has no such key; did you mean packages?");
  }

  @Test
  void anUnknownKeyIsAWarning() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with(
            "podfile.yaml",
            "base: debian:12",
            "on_crate: make",
            "services:",
            "  - name: db",
            "    image: x",
            "    volume: [a]",
            "resources:",
            "  cpu: 1");

    assertThat(checkout.warnings())
        .containsExactly(
            "podfile.yaml:2: on_crate: podspawn has no such key; did you mean on_create?",
            "podfile.yaml:6: services.db.volume: podspawn has no such key; did you mean volumes?",
            "podfile.yaml:8: resources.cpu: podspawn has no such key; did you mean resources.cpus?");
  }

  @Test
  void aKeyIsReplacedOrMergedNotBoth() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("podfile.yaml", "base: debian:12", "packages: [a]", "packages!: [b]");

    assertThat(checkout.problems())
        .containsExactly("podfile.yaml:3: packages!: it is there without the ! as well");
  }

  @Test
  void thereMustBeAnImageToBuildOn() throws IOException {
    Checkout checkout = new Checkout(directory).with("podfile.yaml", "packages: [git]");

    assertThat(checkout.problems())
        .containsExactly(
            "podfile.yaml: neither it nor what it extends has a base, the image to build on");
  }

  @Test
  void aSecretThatIsNotAValueIsNotShown() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("podfile.yaml", "base: debian:12", "env:", "  TOKEN: \"geheim\\u0007\"");

    assertThat(checkout.problems())
        .containsExactly("podfile.yaml:3: env.TOKEN: the value is not a text of at most 64 KiB,"
            + " without control characters");
  }

  @Test
  void thePersonIsToldTheFirstMistakeAndHowToFindTheOthers() throws IOException {
    Checkout checkout =
        new Checkout(directory).with("podfile.yaml", "bsae: x", "mount: x", "mode: y");

    assertThatThrownBy(checkout::load).isInstanceOfSatisfying(ConfigException.class, e -> {
      assertThat(e.code()).isEqualTo(ErrorCode.PODFILE_INVALID);
      assertThat(e.personLine())
          .isEqualTo(
              "PS1802 could not read the project's environment: podfile.yaml:2: mount: \"x\" is not"
                  + " one of bind, copy, none; try \"podspawn podfile validate\" in the project");
    });
  }

  @Test
  void aProjectWithoutAPodfileSaysWhereItWasLookedFor() {
    assertThatThrownBy(() -> new Checkout(directory).load())
        .isInstanceOfSatisfying(
            PodspawnException.class,
            e -> assertThat(e.personLine())
                .isEqualTo("PS1801 could not read the project's environment: it has none of"
                    + " .podspawn/podfile.yaml, podfile.yaml, .devcontainer/devcontainer.json,"
                    + " .devcontainer.json; try \"podspawn init\" in the project"));
  }

  @Test
  void whatIsNoTextIsSaidToBeNone() throws IOException {
    Files.write(directory.resolve("podfile.yaml"), new byte[] {'a', (byte) 0xff});

    assertThat(new Checkout(directory).problems())
        .containsExactly("podfile.yaml: it is not text in UTF-8");
  }

  @Test
  void aPodfileOfMoreThanItsSizeIsNotRead() throws IOException {
    Files.write(
        directory.resolve("podfile.yaml"),
        "#".repeat(ProjectFile.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new Checkout(directory).load())
        .hasMessage(
            "PS1803 could not read the project's environment: podfile.yaml: it is larger than"
                + " 256 KiB; try a plain file inside the project");
  }
}
