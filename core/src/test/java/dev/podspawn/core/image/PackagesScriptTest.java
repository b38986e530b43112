package dev.podspawn.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfiles;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code packages.sh} asks of apt, apk, dnf and the makers of languages: the script itself, with programs in their
 * places that write down what they are asked. The real apt is the integration tests' affair.
 */
final class PackagesScriptTest {
  private static final List<String> HARMLESS =
      List.of("sed", "cut", "head", "tail", "mktemp", "sha256sum", "cat", "env", "grep");

  @TempDir
  private Path dir;

  @Test
  void aptInstallsAllPlainOnesAtOnceAndPinnedOnesByWhatItHas() throws IOException {
    program("apt-get", "");
    program("apt-cache", """
        case $3 in
          nodejs) echo ' nodejs | 20.19.2+dfsg-1 | http://d stable/main'; echo ' nodejs | 18.20.4+dfsg-1~deb12u1 | x' ;;
          golang-go) echo ' golang-go | 2:1.22~3 | x' ;;
          jq) echo ' jq | 1.6-2.1 | x' ;;
        esac
        """);
    Result done = run("['git','nodejs@18','g++','jq@1.6','go@1.22']").ok();
    assertThat(asked("apt-get"))
        .containsSubsequence(
            "-q -o APT::Update::Error-Mode=any update",
            "-q install -y --no-install-recommends -- nodejs=18.20.4+dfsg-1~deb12u1",
            "-q install -y --no-install-recommends -- jq=1.6-2.1",
            "-q install -y --no-install-recommends -- golang-go=2:1.22~3",
            "-q install -y --no-install-recommends -- git g++",
            "-q clean")
        .hasSize(6);
    assertThat(asked("rm"))
        .hasSize(1)
        .allMatch(words -> words.startsWith("-rf /var/lib/apt/lists/"));
    assertThat(done.stdout()).contains("nodejs 18.20.4+dfsg-1~deb12u1, from the distribution");
  }

  @Test
  void apkPins() throws IOException {
    program("apk", """
        case "$*" in
          'list -a -- nodejs') echo 'nodejs-20.15.1-r0 x86_64 {nodejs} (MIT)' ;;
          'list -a -- nodejs-current') echo 'nodejs-current-21.7.3-r0 x86_64' ;;
        esac
        """);
    run("['git','nodejs@20']").ok();
    assertThat(asked("apk"))
        .containsSubsequence("update", "add -- nodejs=20.15.1-r0", "add -- git");
  }

  @Test
  void dnfPinsAndMicrodnfCountsToo() throws IOException {
    for (String manager : List.of("dnf", "microdnf")) {
      program(manager, "case \"$*\" in repoquery*nodejs-20*) echo 20.1.0 ;; esac");
      run("['git','nodejs@20']").ok();
      assertThat(asked(manager))
          .containsSubsequence(
              "install -y --setopt=install_weak_deps=0 -- nodejs-20.1.0",
              "install -y --setopt=install_weak_deps=0 -- git",
              "clean all");
      Files.delete(dir.resolve("bin").resolve(manager));
    }
  }

  @Test
  void versionsAreWholeNumbers() throws IOException {
    program("apt-get", "");
    program("apt-cache", "echo ' x | 18.20.4 | http'");
    for (String sound : List.of("18", "18.20", "18.20.4", "=18.20", "18.*", "18.x")) {
      run("['x@" + sound + "']").ok();
    }
    for (String unsound : List.of("1", "8.20", "18.2", "19", "^18", "~18", "lts", "18.20.44")) {
      Result refused = run("['x@" + unsound + "']");
      assertThat(refused.exit()).as(unsound).isEqualTo(1);
      assertThat(refused.stderr()).contains("podspawn: could not install x@" + unsound);
    }
  }

  @Test
  void nodeComesFromItsMakersWhereTheDistributionHasAnother() throws IOException {
    program("apt-get", "");
    program("apt-cache", "");
    program("uname", "echo x86_64");
    program("tar", "");
    String sum = sha256("node\n");
    program("curl", """
        case "$*" in
          *index.tab) printf 'version\\tdate\\nv22.3.0\\tx\\nv20.11.1\\tx\\nv20.11.0\\tx\\n' ;;
          *v20.11.1/SHASUMS256.txt) echo '%s  node-v20.11.1-linux-x64.tar.gz'; echo '0  other' ;;
          *v20.11.1/node-v20.11.1-linux-x64.tar.gz) echo node ;;
          *) exit 22 ;;
        esac
        """.formatted(sum));
    Result done = run("['nodejs@20']").ok();
    assertThat(done.stdout()).contains("nodejs v20.11.1, from nodejs.org");
    assertThat(asked("curl")).allMatch(words -> words.startsWith("-fsSL --proto =https "));
    assertThat(asked("tar"))
        .hasSize(1)
        .allMatch(w -> w.contains("-C /usr/local --strip-components=1"));
    assertThat(run("['nodejs@21']").stderr()).contains("its makers have no such version");
    program(
        "curl",
        "case $* in *index.tab) printf 'v20.1.0\\tx\\n' ;; *SHASUMS*) echo '0  "
            + "node-v20.1.0-linux-x64.tar.gz' ;; *) echo forged ;; esac");
    Result forged = run("['nodejs@20']");
    assertThat(forged.exit()).isEqualTo(1);
    assertThat(forged.stderr()).contains("its checksum is another");
  }

  @Test
  void goAndRustComeFromTheirMakersToo() throws IOException {
    program("apt-get", "");
    program("apt-cache", "");
    program("uname", "echo aarch64");
    program(
        "tar",
        "case $* in *-xzf*) d=${*##*-C }; d=${d%% *}; case $d in /usr*) ;; *)"
            + " mkdir -p \"$d/rust-1.75.0-aarch64-unknown-linux-gnu\"; printf '#!/bin/sh\\n"
            + "echo \"$@\" >>" + dir
            + "/asked.install\\n' >\"$d/rust-1.75.0-aarch64-unknown-linux-gnu/install.sh\";"
            + " chmod +x \"$d/rust-1.75.0-aarch64-unknown-linux-gnu/install.sh\" ;; esac ;; esac");
    link("mkdir");
    link("chmod");
    program("ln", "");
    String sum = sha256("archive\n");
    program("curl", """
        case "$*" in
          *'mode=json'*) echo ' "version": "go1.22.5",'; echo ' "version": "go1.22.4",' ;;
          *dl.google.com/go/go1.22.5.linux-arm64.tar.gz.sha256) printf '%%s' %s ;;
          *channel-rust-1.75.toml) printf '[pkg.rust]\\nversion = "1.75.0 (82e1608df 2023-12-21)"\\n' ;;
          *rust-1.75.0-aarch64-unknown-linux-gnu.tar.gz.sha256) echo '%s  x' ;;
          *.tar.gz) echo archive ;;
          *) exit 22 ;;
        esac
        """.formatted(sum, sum));
    Result done = run("['go@1.22','rust@1.75']").ok();
    assertThat(done.stdout())
        .contains("go 1.22.5, from go.dev", "rust 1.75.0, from static.rust-lang.org");
    assertThat(asked("ln")).contains("-sf /usr/local/go/bin/go /usr/local/bin/go");
    assertThat(asked("install"))
        .containsExactly("--prefix=/usr/local --disable-ldconfig"
            + " --components=rustc,cargo,rust-std-aarch64-unknown-linux-gnu");
    assertThat(run("['go@1.99']").exit()).isEqualTo(1);
    assertThat(run("['rust@9.99']").exit()).isEqualTo(1);
  }

  @Test
  void aFailureOfTheManagerIsOneOfTheStep() throws IOException {
    program("apt-get", "case $* in *install*) exit 100 ;; esac");
    assertThat(run("['git']").exit()).isEqualTo(100);
    program("apt-get", "case $* in *update*) exit 100 ;; esac");
    assertThat(run("['git']").stderr()).contains("the lists of packages could not be fetched");
    Files.delete(dir.resolve("bin/apt-get"));
    assertThat(run("['git']").stderr()).contains("the base has none of apt-get, apk, dnf");
    assertThat(run("['git-']").exit()).isEqualTo(1);
  }

  private Result run(String packages) throws IOException {
    for (String name : HARMLESS) {
      link(name);
    }
    program("rm", "");
    Files.deleteIfExists(dir.resolve("asked.rm"));
    String script = new ImageRecipe(
            ProjectName.parse("shop"), Podfiles.of("{'base':'b','packages':" + packages + "}"))
        .build()
        .scripts()
        .get(0);
    return Command.of("/bin/sh", "-c", script)
        .env("PATH", dir.resolve("bin").toString())
        .env("TMPDIR", dir.toString())
        .run();
  }

  /** What a program was asked, a line for each time; forgotten afterwards. */
  private List<String> asked(String name) throws IOException {
    Path file = dir.resolve("asked." + name);
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    return lines;
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(dir.resolve("bin")).resolve(name);
    Files.writeString(
        file, "#!/bin/sh\nset -f\necho \"$@\" >>" + dir + "/asked." + name + "\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void link(String name) throws IOException {
    Path file = Files.createDirectories(dir.resolve("bin")).resolve(name);
    Path real = Path.of(Files.exists(Path.of("/usr/bin", name)) ? "/usr/bin" : "/bin", name);
    Files.writeString(file, "#!/bin/sh\nexec " + real + " \"$@\"\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String sha256(String text) {
    return Command.of("sha256sum").stdin(text).runOk().stdout().substring(0, 64);
  }
}
