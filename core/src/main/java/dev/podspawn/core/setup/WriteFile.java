package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of root's with a certain text.
 *
 * @param check a program that says of a draft, its last argument, whether it will do; empty for none
 * @param block whether the text is an sshd_config that is there, with a block of ours; its owner and mode stay then
 */
record WriteFile(Path path, String text, int mode, List<String> check, boolean block)
    implements Change {
  WriteFile {
    check = List.copyOf(check);
  }

  /** A file that is all ours. */
  static WriteFile of(Path path, String text, int mode, String... check) {
    return new WriteFile(path, text, mode, List.of(check), false);
  }

  @Override
  public String what() {
    return block
        ? "block at the end of " + path
        : "file " + path + ", mode " + Attributes.shown(mode) + ", owner root";
  }

  @Override
  public boolean isNeeded() throws IOException {
    SafeFile.requireNoOther(path);
    return !Files.exists(path, NOFOLLOW_LINKS)
        || !Attributes.of(path).equals(wanted())
        || !Arrays.equals(Files.readAllBytes(path), bytes());
  }

  @Override
  public String make(Journal journal) throws IOException {
    SafeFile.requireNoOther(path);
    String sha = SafeFile.sha(bytes());
    Attributes wanted = wanted();
    if (Files.exists(path, NOFOLLOW_LINKS)) {
      Path backup = journal.keep(path);
      journal.add(new OldFile(path, backup, Attributes.of(path), sha, block));
    } else {
      journal.add(new NewFile(path, sha));
    }
    SafeFile.write(path, bytes(), wanted, check);
    return what();
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Attributes wanted() throws IOException {
    return block ? Attributes.of(path) : new Attributes(mode, 0, 0);
  }
}
