package dev.podspawn.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.git.GitAddress;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code clone.sh}, run by the host's own shell and git. */
class CheckoutTest {
  private ShortTempDir dir;
  private Path target;

  @SuppressWarnings("NullAway.Init")
  CheckoutTest() {}

  @BeforeEach
  void setUp() throws IOException {
    dir = ShortTempDir.create();
    target = Files.createDirectory(dir.resolve("target"));
  }

  @AfterEach
  void tearDown() {
    dir.close();
  }

  @Test
  void aBundleBecomesACloneOfItsAddress() throws IOException {
    Path bundle = bundle();
    Result done = run(checkout("/srv/it's.git", Optional.of("topic"), Optional.of(bundle)), bundle);
    assertThat(done.exit()).as(done.toString()).isZero();
    assertThat(target.resolve("file")).hasContent("two");
    assertThat(git("remote", "get-url", "origin")).isEqualTo("/srv/it's.git");
    assertThat(git("log", "--format=%s")).isEqualTo("two\none");
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Files.writeString(target.resolve("mine"), "");
    Path bundle = bundle();
    Result done = run(checkout("/srv/x", Optional.empty(), Optional.of(bundle)), bundle);
    assertThat(done.exit()).isZero();
    assertThat(done.stdout()).contains("is not empty, and stays as it is");
    assertThat(target.resolve("file")).doesNotExist();
  }

  @Test
  void whatIsMissingIsSaid() {
    Step step = checkout("https://example.org/x.git", Optional.empty(), Optional.empty())
        .step();
    Result noGit = shell(step.script(), "/nowhere").run();
    assertThat(step.meaning(noGit.exit())).contains("the image has no git");
    Step ssh = checkout("ssh://git@127.0.0.1:1/x.git", Optional.empty(), Optional.empty())
        .step();
    Result noAgent = shell(ssh.script(), System.getenv("PATH")).run();
    assertThat(ssh.meaning(noAgent.exit())).as(noAgent.toString()).contains("ssh -A");
    assertThat(target).isEmptyDirectory();
    assertThat(step.meaning(7)).isEqualTo("it ended with status 7");
  }

  @Test
  void dotfilesAreInstalledWhereTheyAre() throws IOException {
    Files.createDirectories(dir.resolve("home/dotfiles"));
    Path bundle = bundle();
    Checkout checkout = new Checkout(
        GitAddress.parse("/srv/dot"),
        "~/dotfiles",
        Optional.empty(),
        0,
        false,
        Optional.of(bundle),
        List.of());
    Step step = checkout.dotfiles(Optional.of("cp file copy\nexit 9"));
    Result done = run(step, bundle);
    assertThat(done.exit()).as(done.toString()).isEqualTo(9);
    assertThat(dir.resolve("home/dotfiles/copy")).hasContent("one");
    assertThat(step.kind()).isEqualTo(Step.Kind.COMFORT);
  }

  private Checkout checkout(String address, Optional<String> branch, Optional<Path> bundle) {
    List<String> hosts = List.of("# a comment, and a quote: '", "host ssh-ed25519 AAAA");
    return new Checkout(
        GitAddress.parse(address), target.toString(), branch, 1, false, bundle, hosts);
  }

  private Result run(Checkout checkout, Path input) throws IOException {
    return run(checkout.step(), input);
  }

  private Result run(Step step, Path input) throws IOException {
    return shell(step.script(), System.getenv("PATH"))
        .stdin(Files.readAllBytes(input))
        .run();
  }

  private Command shell(String script, String path) {
    return Command.of("/bin/sh", "-c", script)
        .env("PATH", path)
        .env("HOME", dir.resolve("home").toString())
        .env("SSH_AUTH_SOCK", "");
  }

  private Path bundle() {
    Path bundle = dir.resolve("code.bundle");
    String make =
        "git init -q -b main \"$0\" && cd \"$0\" && printf one >file && git add . && $1 -m one"
            + " && git checkout -q -b topic && printf two >file && $1 -a -m two"
            + " && git checkout -q main && git bundle create -q \"$2\" HEAD --branches";
    Command.of("sh", "-c", make, dir.resolve("source").toString())
        .with("git -c user.name=t -c user.email=t@t commit -q", bundle.toString())
        .runOk();
    return bundle;
  }

  private String git(String... words) {
    return Command.of("git", "-C", target.toString())
        .with(words)
        .runOk()
        .stdout()
        .strip();
  }
}
