package dev.podspawn.core.sshd;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of an sshd_config(5): where it includes files, and a block of ours in it.
 *
 * @param text as it lies on disk, the last line perhaps without its end
 */
public record SshdConfigText(String text) {
  static final String BEGIN =
      "# podspawn: begin of what 'podspawn server-setup' wrote; lines of your own go above it";
  static final String END = "# podspawn: end of what 'podspawn server-setup' wrote";

  /** What sshd looks relative patterns up in. */
  private static final Path SSH_DIRECTORY = Path.of("/etc/ssh");

  /**
   * The directory whose files sshd reads before any Match block of this file, so that a file of this name counts there
   * and its Match block is the first: sshd goes by the first value that it meets.
   *
   * @return empty when there is no such Include, or its directory is not there
   */
  public Optional<Path> includedDirectory(String fileName) {
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split("[\\s=]+", -1);
      String keyword = words[0].toLowerCase(Locale.ROOT);
      if (keyword.equals("match")) {
        return Optional.empty();
      }
      for (int i = 1; keyword.equals("include") && i < words.length; i++) {
        Optional<Path> directory = directoryOf(words[i].replace("\"", ""), fileName);
        if (directory.isPresent()) {
          return directory;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> directoryOf(String pattern, String fileName) {
    int slash = pattern.lastIndexOf('/');
    String names = pattern.substring(slash + 1);
    String place = slash < 0 ? "" : pattern.substring(0, slash);
    if (names.isEmpty() || names.startsWith("#") || place.matches(".*[*?\\[\\]~%].*")) {
      return Optional.empty();
    }
    Path directory = SSH_DIRECTORY.resolve(place);
    boolean counts = FileSystems.getDefault()
        .getPathMatcher("glob:" + names.replace("{", "\\{"))
        .matches(Path.of(fileName));
    return counts && Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
  }

  /** The same with our block at the end, in the place of one that is there. */
  public SshdConfigText withBlock(String block) {
    String rest = withoutBlock().text;
    String separator = rest.isEmpty() || rest.endsWith("\n") ? "" : "\n";
    return new SshdConfigText(rest + separator + BEGIN + "\n" + block + END + "\n");
  }

  /** The same without our block. */
  public SshdConfigText withoutBlock() {
    int begin = text.indexOf(BEGIN + "\n");
    int end = text.indexOf(END + "\n", Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      return this;
    }
    return new SshdConfigText(text.substring(0, begin) + text.substring(end + END.length() + 1));
  }
}
