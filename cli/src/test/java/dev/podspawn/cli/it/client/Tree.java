package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;

/** A directory of files that are easily damaged on their way: names, modes, times and contents. */
final class Tree {
  private static final String PLANT = """
      set -eu
      mkdir -p "$1"
      cd "$1"
      mkdir -p 'a dir/deep' empty
      printf 1 >'with spaces'
      printf 2 >'star*and[glob]?.txt'
      printf 3 >"it's \\"quoted\\""
      printf 4 >'dollar$HOME`id`;&|'
      printf 5 >-dash
      printf 6 >'grüße 文字.txt'
      printf 7 >'back\\slash'
      printf 8 >'a dir/#~'
      : >nothing
      head -c 300000 /dev/urandom >'a dir/deep/binary'
      chmod 0600 'with spaces'
      chmod 0755 nothing
      chmod 0444 'back\\slash'
      chmod 0750 'a dir'
      touch -d '2001-02-03 04:05:06' 'with spaces' nothing 'a dir/deep/binary' ./-dash
      """;

  private static final String MORE = """
      cd "$1"
      printf 9 >'line
      end'
      ln -s 'with spaces' link
      ln -s /nowhere 'dangling link'
      touch -h -d '2002-03-04 05:06:07' link
      touch -d '2003-04-05 06:07:08' empty 'a dir'
      """;

  /** For GNU's tools and busybox's: type and mode, and of files the time, then their hashes. */
  private static final String DESCRIBE = """
      find . -exec stat -c '%n %f' {} + | LC_ALL=C sort
      find . -type f -exec stat -c '%n %Y' {} + | LC_ALL=C sort
      find . -type f -exec sh -c 'for f; do printf "%s " "$f"; sha256sum <"$f"; done' sh {} + | LC_ALL=C sort
      find . -type l -exec sh -c 'for f; do printf "%s -> " "$f"; readlink "$f"; done' sh {} + | LC_ALL=C sort
      """;

  /** What {@link #DESCRIBE} leaves out because not every client keeps it. */
  private static final String TIMES = "find . -exec stat -c '%n %Y' {} + | LC_ALL=C sort\n";

  private Tree() {}

  /** Makes one of files and directories. */
  static Path plant(Path dir) {
    shell(PLANT, dir);
    return dir;
  }

  /** Makes one that also has a name of two lines, links and old directories. */
  static Path plantAll(Path dir) {
    shell(PLANT + MORE, dir);
    return dir;
  }

  /** All there is to say of the files here. */
  static String of(Path dir) {
    return shell("cd \"$1\"\n" + DESCRIBE, dir);
  }

  /** All there is to say of the files in the container. */
  static String of(ClientHost host, String dir) {
    return host.run("cd '" + dir + "' && {\n" + DESCRIBE + "}").ok().stdout();
  }

  /** When everything here was last changed, directories and links too. */
  static String times(Path dir) {
    return shell("cd \"$1\"\n" + TIMES, dir);
  }

  /** When everything in the container was last changed, directories and links too. */
  static String times(ClientHost host, String dir) {
    return host.run("cd '" + dir + "' && " + TIMES).ok().stdout();
  }

  private static String shell(String script, Path dir) {
    return Command.of("sh", "-c", script, "sh", dir.toString()).runOk().stdout();
  }
}
