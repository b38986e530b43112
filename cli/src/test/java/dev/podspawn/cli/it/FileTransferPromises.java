package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SFTP, scp by either protocol and rsync, both ways, in a whole Debian, with busybox alone, and in an image that has none
 * but one program.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FileTransferPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EngineKind kind;
  private ImagesHost host;

  @SuppressWarnings("NullAway.Init")
  FileTransferPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
    host.installation().toolboxBuild().runOk();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void filesComeAndGo(TestImage image) {
    inContainerOf(image, files -> {
      files
          .sftp("put -pr " + files.tree() + " in-sftp", "rename in-sftp in", "ls -l in")
          .runOk();
      files.sftp("ln -s in link", "get -pr in " + files.place("sftp"), "df").runOk();
      files.assertSame(files.place("sftp"));

      files.scp("-pr", files.tree().toString(), files.remote("in-scp")).runOk();
      files.scp("-pr", files.remote("in-scp"), files.place("scp").toString()).runOk();
      files.assertSame(files.place("scp"));

      files.scp("-Opr", files.tree().toString(), files.remote("in-scp-o")).runOk();
      files
          .scp("-Opr", files.remote("in-scp-o"), files.place("scp-o").toString())
          .runOk();
      files.assertSame(files.place("scp-o"));

      files.rsync("-a", files.tree() + "/", files.remote("in-rsync/")).runOk();
      files.rsync("-a", files.remote("in-rsync/"), files.place("rsync") + "/").runOk();
      files.assertSame(files.place("rsync"));
      Result again = files
          .rsync("-ai", "--checksum", "--delete", files.tree() + "/", files.remote("in-rsync/"))
          .runOk();
      assertThat(again.stdout()).isEmpty();
    });
  }

  @Test
  void aReadOnlyImageWillDo() {
    host.land(TestImage.BUSYBOX);
    host.installation()
        .configure("defaults:\n  image: " + TestImage.BUSYBOX.reference()
            + "\nsession:\n  transport: guest\nsecurity:\n  readonly_rootfs: true\n"
            + "  tmpfs: {/tmp: \"mode=1777\"}\n");
    try (Running holder = host.holdAsConfigured();
        FileTransfers files = new FileTransfers(host.alice())) {
      files.scp("-Opr", files.tree().toString(), files.remote("/tmp/in")).runOk();
      files.sftp("get -pr /tmp/in " + files.place("sftp")).runOk();
      files.assertSame(files.place("sftp"));
      files.rsync("-a", files.remote("/tmp/in/"), files.place("rsync") + "/").runOk();
      files.assertSame(files.place("rsync"));
      assertThat(files.scp("-O", "/etc/hostname", files.remote("/x")).run().stderr())
          .contains("Read-only file system");
      host.release(holder);
    }
  }

  @Test
  void whoeverTheUserIsTheyHaveAnAccount() {
    inContainerOf(TestImage.EMPTY, files -> {
      String container = host.alice().containers().get(0);
      String[] asNobody = {"exec", "--user", "54321", container};
      // With no input they end at once, and well; without an account, they say so and fail.
      for (String program : new String[] {"libexec/sftp-server", "bin/scp"}) {
        host.alice()
            .engine()
            .command(asNobody)
            .with("/.podspawn/host/" + program)
            .with(program.equals("bin/scp") ? new String[] {"-t", "/"} : new String[0])
            .runOk();
      }
    });
  }

  @Test
  void theImagesOwnProgramsWin() {
    inContainerOf(TestImage.BUSYBOX, files -> {
      PodUser alice = host.alice();
      assertThat(alice.run("internal-sftp -Q requests").stdout()).startsWith("open\n");
      assertThat(alice.run("rsync --version").stdout()).startsWith("rsync ");
      String own = "printf '#!/bin/sh\\necho own \"$@\"\\n' >$f && chmod 755 $f";
      for (String file : new String[] {"/usr/lib/ssh/sftp-server", "/usr/bin/rsync", "/bin/scp"}) {
        Result made = alice.run("f=" + file + "; mkdir -p ${f%/*} && " + own);
        assertThat(made.exit()).as(made.toString()).isZero();
      }
      assertThat(alice.run("internal-sftp -d /x").stdout()).isEqualTo("own -d /x\n");
      assertThat(alice.run("rsync --version").stdout()).isEqualTo("own --version\n");
      assertThat(alice.run("scp -t x").stdout()).isEqualTo("own -t x\n");
    });
    inContainerOf(
        TestImage.DEBIAN,
        files -> assertThat(host.alice().run("command -v scp rsync").stdout())
            .isEqualTo("/usr/bin/scp\n/usr/bin/rsync\n"));
  }

  @Test
  void aNewSetBreaksNothingThatRuns() {
    inContainerOf(TestImage.EMPTY, files -> {
      try (Running sftp = files.sftp().start()) {
        say(sftp, "pwd");
        sftp.stdout().await("Remote working directory: /", PATIENCE);
        String before = set();
        buildWithAnother("rsync");
        assertThat(set()).isNotEqualTo(before);
        files.rsync("-a", files.tree() + "/", files.remote("in/")).runOk();
        host.installation().toolboxBuild().runOk();
        assertThat(set()).isEqualTo(before);
        say(sftp, "get -pr in " + files.place("old"));
        say(sftp, "bye");
        assertThat(sftp.result(PATIENCE).exit()).as(sftp.describe()).isZero();
        files.assertSame(files.place("old"));
      }
    });
  }

  private String set() {
    return host.alice().run("/.podspawn/bin/busybox readlink /.podspawn/host").stdout();
  }

  /** As after an upgrade of the program: only the build sees another one, by a mount of its own. */
  private void buildWithAnother(String program) {
    Path changed = host.installation().file(program);
    Command.of("unshare", "--mount", "sh", "-euc")
        .with(
            "cp \"/usr/bin/$1\" \"$0\"; echo >>\"$0\"; mount --bind \"$0\" \"/usr/bin/$1\"; shift;"
                + " exec \"$@\"")
        .with(changed.toString(), program)
        .with(host.installation().toolboxBuild("--if-changed").argv().toArray(new String[0]))
        .runOk();
  }

  @Test
  void withoutEitherItIsSaidWhatTheAdminCanDo() throws IOException {
    Path link = host.installation().toolbox().resolve("host");
    Files.delete(link);
    try {
      inContainerOf(TestImage.EMPTY, files -> {
        Result sftp = host.alice().run("internal-sftp");
        assertThat(sftp.exit()).isEqualTo(127);
        assertThat(sftp.stderr())
            .startsWith("PS1331 could not start SFTP: ")
            .contains("'podspawn toolbox build'")
            .hasLineCount(1);
        assertThat(host.alice().run("rsync --version").exit()).isEqualTo(127);
        assertThat(host.alice().run("echo $PATH").stdout()).doesNotContain("/.podspawn/host");
        // What is built while a container runs, it has at once.
        host.installation().toolboxBuild().runOk();
        assertThat(host.alice().run("rsync --version").stdout()).startsWith("rsync ");
      });
    } finally {
      host.installation().toolboxBuild().runOk();
    }
  }

  private static void say(Running sftp, String line) {
    try {
      sftp.stdin().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      sftp.stdin().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inContainerOf(TestImage image, Consumer<FileTransfers> test) {
    try (Running holder = host.hold(image);
        FileTransfers files = new FileTransfers(host.alice())) {
      test.accept(files);
      host.release(holder);
    }
  }
}
