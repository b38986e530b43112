package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a file that is extended ({@code base}) and one that extends it ({@code child}), field by field. */
class MergeRulesTest {
  @TempDir
  private Path directory;

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "shell: /bin/a              | shell: /bin/b          | ,\"shell\":\"/bin/b\"",
        "shell: /bin/a              | # silent               | ,\"shell\":\"/bin/a\"",
        "shell: /bin/a              | shell:                 | ,\"shell\":\"/bin/a\"",
        "user: dev                  | user: app              | ,\"user\":\"app\"",
        "branch: main               | branch: dev            | ,\"branch\":\"dev\"",
        "mount: copy                | mount: none            | ,\"mount\":\"none\"",
        "mount: copy                | # silent               | ,\"mount\":\"copy\"",
        "workspace: /a              | workspace: /b          | ,\"workspace\":\"/b\"",
        "mode: persistent           | mode: grace-period     | ,\"mode\":\"grace-period\"",
        "name: base                 | name: child            | ,\"name\":\"child\"",
        "name: base                 | # not inherited        | ",
        "packages: [a, b]           | packages: [c]          | ,\"packages\":[\"a\",\"b\",\"c\"]",
        "packages: [a, b]           | packages: [b, c]       | ,\"packages\":[\"a\",\"b\",\"c\"]",
        "packages: [a, b]           | packages: ['!a', c]    | ,\"packages\":[\"b\",\"c\"]",
        "packages: [go@1.24, b]     | packages: ['!go']      | ,\"packages\":[\"b\"]",
        "packages: [go@1.24, go@1]  | packages: ['!go@1']    | ,\"packages\":[\"go@1.24\"]",
        "packages: [a]              | packages: ['!a', a]    | ,\"packages\":[\"a\"]",
        "packages: [a, b]           | packages!: [c]         | ,\"packages\":[\"c\"]",
        "packages: [a, b]           | packages!:             | ",
        "packages: [a, b]           | packages!: []          | ",
        "packages: [a]              | packages: []           | ,\"packages\":[\"a\"]",
        "env: {A: 1, B: 2}          | env: {B: 3, C: 4}      | ,\"env\":{\"A\":\"1\",\"B\":\"3\",\"C\":\"4\"}",
        "env: {A: 1, B: 2}          | env: {B: ''}           | ,\"env\":{\"A\":\"1\"}",
        "env: {A: 1, B: 2}          | env: {B: null}         | ,\"env\":{\"A\":\"1\"}",
        "env: {A: 1}                | env!: {C: 4}           | ,\"env\":{\"C\":\"4\"}",
        "env: {A: 1}                | env!: {C: ''}          | ,\"env\":{\"C\":\"\"}",
        "env: {A: ''}               | # none                 | ,\"env\":{\"A\":\"\"}",
        "ports: {expose: [1, 2]}    | ports: {expose: [2, 3]}    | ,\"ports\":{\"expose\":[1,2,3],\"strategy\":\"auto\"}",
        "ports: {expose: [1, 2]}    | ports: {expose: ['!1']}    | ,\"ports\":{\"expose\":[2],\"strategy\":\"auto\"}",
        "ports: {strategy: manual}  | ports: {strategy: expose}  | ,\"ports\":{\"strategy\":\"expose\"}",
        "ports: {strategy: manual}  | ports: {expose: [1]}       | ,\"ports\":{\"expose\":[1],\"strategy\":\"manual\"}",
        "resources: {cpus: 1, memory: 1g} | resources: {cpus: 2} | ,\"resources\":{\"cpus\":\"2.0\",\"memory\":1073741824}",
        "resources: {cpus: 1}       | resources: {memory: 1g}    | ,\"resources\":{\"cpus\":\"1.0\",\"memory\":1073741824}",
        "resources: {cpus: 0}       | # as if not said           | ",
        "dotfiles: {repo: a/b, install: x} | dotfiles: {repo: c/d} | ,\"dotfiles\":{\"repo\":\"c/d\"}",
        "dotfiles: {repo: a/b, install: x} | # silent              | ,\"dotfiles\":{\"repo\":\"a/b\",\"install\":\"x\"}",
        "clone: {depth: 1}          | clone: {submodules: true}  | ,\"clone\":{\"depth\":1,\"submodules\":true}",
        "repos: [{url: a/b}]        | repos: [{url: c/d}]        | ,\"repos\":[{\"url\":\"a/b\"},{\"url\":\"c/d\"}]",
        "repos: [{url: a/b}, {url: c/d}] | repos: [{url: '!a/b'}]  | ,\"repos\":[{\"url\":\"c/d\"}]",
        "repos: [{url: a/b}, {url: c/d}] | repos: ['!a/b']         | ,\"repos\":[{\"url\":\"c/d\"}]",
        "repos: [{url: a/b, path: /p, branch: m}] | repos: [{url: a/b, branch: n}] | ,\"repos\":[{\"url\":\"a/b\",\"path\":\"/p\",\"branch\":\"n\"}]",
        "repos: [{url: a/b}]        | repos!: [c/d]              | ,\"repos\":[{\"url\":\"c/d\"}]",
        "services: [{name: d, image: x, ports: [1]}, {name: e, image: y}] | services: [{name: d, image: z}] | ,\"services\":[{\"name\":\"d\",\"image\":\"z\"},{\"name\":\"e\",\"image\":\"y\"}]",
        "services: [{name: d, image: x}] | services: [{name: e, image: y}] | ,\"services\":[{\"name\":\"d\",\"image\":\"x\"},{\"name\":\"e\",\"image\":\"y\"}]",
        "services: [{name: d, image: x}] | services: [{name: '!d'}]        | ",
        "services: [{name: d, image: x}] | services: ['!d']                | ",
        "services: [{name: d, image: x}] | services!: [{name: e, image: y}] | ,\"services\":[{\"name\":\"e\",\"image\":\"y\"}]",
        "on_create: make            | on_create: test        | ,\"on_create\":\"make\\u000atest\"",
        "on_create: make            | # silent               | ,\"on_create\":\"make\"",
        "on_create: make            | on_create!: test       | ,\"on_create\":\"test\"",
        "on_create: make            | on_create!:            | ",
        "on_start: make             | on_start: test         | ,\"on_start\":\"make\\u000atest\"",
        "on_start: make             | on_start!: test        | ,\"on_start\":\"test\"",
        "extra_commands: [a, b]     | extra_commands: [b, c] | ,\"extra_commands\":[\"a\",\"b\",\"b\",\"c\"]",
        "extra_commands: [a]        | extra_commands: ['! b'] | ,\"extra_commands\":[\"a\",\"! b\"]",
        "extra_commands: [a, b]     | extra_commands!: [c]   | ,\"extra_commands\":[\"c\"]"
      })
  void aFieldOfBothIsMerged(String base, String child, String expected) throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("base.yaml", "base: debian:12", base)
        .with("podfile.yaml", "extends: ./base.yaml", child);

    String merged = "{\"base\":\"debian:12\"" + (expected == null ? "" : expected) + "}";
    assertThat(checkout.canonical()).isEqualTo(merged);
    assertThat(checkout.warnings()).isEmpty();
  }

  @Test
  void theImageToBuildOnIsTheChildsIfItNamesOne() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("base.yaml", "base: debian:12")
        .with("podfile.yaml", "extends: ./base.yaml", "base: debian:13");

    assertThat(checkout.podfile().base()).isEqualTo("debian:13");
  }

  @Test
  void aHookThatEndsItsLineGetsNoEmptyOne() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("base.yaml", "base: debian:12", "on_create: |", "  make")
        .with("podfile.yaml", "extends: ./base.yaml", "on_create: |", "  test");

    assertThat(checkout.podfile().hooks().onCreate()).isEqualTo("make\ntest\n");
  }

  @Test
  void aChainIsMergedFromItsFarEnd() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("a.yaml", "base: debian:12", "packages: [a]", "name: far")
        .with("b.yaml", "extends: a.yaml", "packages: ['!a', b]", "env: {A: 1}")
        .with("podfile.yaml", "extends: ./b.yaml", "packages: [c]", "env: {A: ''}");

    assertThat(checkout.canonical())
        .isEqualTo("{\"base\":\"debian:12\",\"packages\":[\"b\",\"c\"]}");
  }

  @Test
  void whatIsNotThereCannotBeTakenAway() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with("base.yaml", "base: debian:12", "packages: [a]")
        .with("podfile.yaml", "extends: ./base.yaml", "packages:", "  - '!b'");

    assertThat(checkout.warnings())
        .containsExactly("podfile.yaml:3: packages: there is no b to take away");
  }

  @Test
  void withoutABaseNothingCanBeTakenAway() throws IOException {
    Checkout checkout =
        new Checkout(directory).with("podfile.yaml", "base: debian:12", "packages: ['!b']");

    assertThat(checkout.warnings())
        .containsExactly("podfile.yaml:2: packages: there is no b to take away");
    assertThat(checkout.canonical()).isEqualTo("{\"base\":\"debian:12\"}");
  }
}
