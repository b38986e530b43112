package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The host's own sftp, scp and rsync as clients, with a tree of files that has what trees have. */
final class FileTransfers implements AutoCloseable {
  private static final String TREE = """
      set -eu
      mkdir -p "$1/tree/one/deep er"
      cd "$1/tree"
      printf 'with a space\\n' >'one/a file'
      : >one/empty
      head -c 1500000 /dev/urandom >'one/deep er/bytes'
      printf '#!/bin/sh\\n' >run
      chmod 0755 run
      """;

  private final ShortTempDir dir = ShortTempDir.create();
  private final PodUser user;

  FileTransfers(PodUser user) {
    this.user = user;
    Command.of("sh", "-c", TREE, "sh", dir.path().toString()).runOk();
  }

  /** The files to send: a path that has no space. */
  Path tree() {
    return dir.resolve("tree");
  }

  /** A path of the client's where there is nothing yet. */
  Path place(String name) {
    return dir.resolve(name);
  }

  /** The user's path in the container, as scp and rsync write it. */
  String remote(String path) {
    return user.ssh().target() + ":" + path;
  }

  /** An sftp that reads these commands and ends at the first that fails. */
  Command sftp(String... batch) {
    return client("sftp", "-b", "-")
        .with(user.ssh().target())
        .stdin(String.join("\n", batch) + "\n");
  }

  /** An scp, with more words. */
  Command scp(String... words) {
    return client("scp").with(words);
  }

  /** An rsync over this user's ssh, with more words. */
  Command rsync(String... words) {
    return Command.of("rsync", "-e", "ssh " + String.join(" ", user.ssh().options()))
        .with(words);
  }

  /** The port is -P for them. */
  private Command client(String program, String... words) {
    List<String> argv = new ArrayList<>(List.of(program));
    for (String option : user.ssh().options()) {
      argv.add(option.equals("-p") ? "-P" : option);
    }
    argv.addAll(List.of(words));
    return Command.of(argv);
  }

  /** Sees that what came back is what was sent. */
  void assertSame(Path back) {
    assertThat(
            Command.of("diff", "-r", tree().toString(), back.toString()).run().toString())
        .contains("exit 0");
    assertThat(back.resolve("run")).isExecutable();
  }

  @Override
  public void close() {
    dir.close();
  }
}
