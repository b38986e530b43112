package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** sshfs: the container's files as a file system of the client's. */
interface SshfsPromises extends OnHost {
  String WORK = """
      set -eu
      cd "$1"
      echo written >'a file'
      mv 'a file' 'another name'
      [ "$(cat 'another name')" = written ]
      head -c 1000000 /dev/zero >big
      mkdir many
      i=0
      while [ $i -lt 1000 ]; do echo "file $i" >many/$i; i=$((i + 1)); done
      cat many/* | LC_ALL=C sort | sha256sum
      """;

  @Test
  default void writeReadRenameAndAThousandFiles() {
    OnHost.need("sshfs", "sshfs");
    Assumptions.assumeTrue(
        Files.isWritable(Path.of("/dev/fuse")),
        "NOT TESTED: sshfs needs /dev/fuse, which this machine has not or does not let us open");
    Path mount = host().newDir();
    host().run("mkdir 'sshfs dir'").ok();
    host()
        .client("sshfs", "-F", host().sshConfig().toString())
        .with(ClientHost.ALIAS + ":sshfs dir", mount.toString())
        .runOk();
    String hash;
    try {
      hash = host().client("sh", "-c", WORK, "sh", mount.toString()).runOk().stdout();
    } finally {
      host().client("umount", mount.toString()).runOk();
    }
    assertThat(host()
            .run("cd 'sshfs dir' && cat many/* | LC_ALL=C sort | sha256sum")
            .ok()
            .stdout())
        .isEqualTo(hash);
    assertThat(
            host().run("cd 'sshfs dir' && ls many | wc -l; ls; wc -c <big").ok().stdout())
        .isEqualTo("1000\nanother name\nbig\nmany\n1000000\n");
  }
}
