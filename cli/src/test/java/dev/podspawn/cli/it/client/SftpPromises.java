package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** OpenSSH's sftp, with a batch of commands. */
interface SftpPromises extends OnHost {
  int SIZE = 300_000;
  int HALF = SIZE / 2;

  @Test
  default void aBatchOfFileOperations() throws IOException {
    Path dir = Tree.plant(host().newDir());
    String said = sftp(dir, """
        mkdir "sftp dir"
        cd "sftp dir"
        lcd "%s"
        put "with spaces" first
        put "it's \\"quoted\\""
        put -p nothing
        rename first "second name"
        symlink "second name" link
        chmod 640 "second name"
        df -h
        ls -1
        get link back
        get "it's \\"quoted\\"" quoted
        mkdir gone
        rmdir gone
        rm nothing
        """.formatted(dir));
    assertThat(said).contains("%Capacity", "second name", "link");
    assertThat(dir.resolve("back")).hasContent("1");
    assertThat(dir.resolve("quoted")).hasContent("3");
    assertThat(host()
            .run("cd 'sftp dir' && ls && readlink link && stat -c %a 'second name'")
            .ok()
            .stdout())
        .isEqualTo("it's \"quoted\"\nlink\nsecond name\nsecond name\n640\n");
  }

  @Test
  default void aTreeGoesThereAndBack() throws IOException {
    Path dir = Tree.plant(host().newDir());
    Path back = host().newDir().resolve("back");
    sftp(dir, "put -pR \"%s\" \"sftp tree\"\nget -pR \"sftp tree\" \"%s\"\n".formatted(dir, back));
    assertThat(Tree.of(host(), "sftp tree")).isEqualTo(Tree.of(dir));
    assertThat(Tree.of(back)).isEqualTo(Tree.of(dir));
  }

  /** The halves that are there already differ from the file, so that what comes of it tells what was sent. */
  @Test
  default void whatBrokeOffIsTakenUpAgain() throws IOException {
    Path dir = host().newDir();
    byte[] whole = new byte[SIZE];
    Arrays.fill(whole, (byte) 'w');
    Files.write(dir.resolve("up"), whole);
    Files.write(dir.resolve("down"), new byte[HALF]);
    host()
        .run(
            "head -c " + HALF + " /dev/zero >up; head -c " + SIZE + " /dev/zero | tr '\\0' w >down")
        .ok();
    sftp(dir, "lcd \"%s\"\nreput up up\nreget down down\nget up resumed\n".formatted(dir));

    byte[] resumed = whole.clone();
    Arrays.fill(resumed, 0, HALF, (byte) 0);
    assertThat(dir.resolve("resumed")).hasBinaryContent(resumed);
    assertThat(dir.resolve("down")).hasBinaryContent(resumed);
  }

  @Test
  default void aFailureEndsTheBatchWithAStatus() throws IOException {
    Path batch = Files.writeString(host().newDir().resolve("failing"), "get no-such-file\nls\n");
    assertThat(sftpCommand(batch).run().exit()).isEqualTo(1);
  }

  private String sftp(Path dir, String batch) throws IOException {
    Path file = Files.writeString(dir.resolveSibling(dir.getFileName() + ".batch"), batch);
    return sftpCommand(file).runOk().stdout();
  }

  private Command sftpCommand(Path batch) {
    return host()
        .client("sftp", "-F", host().sshConfig().toString(), "-b", batch.toString())
        .with(ClientHost.ALIAS);
  }
}
