package dev.podspawn.core.client.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of {@code ~/.ssh/config}, byte for byte: it is read as ISO 8859-1, and line ends stay what they are. ssh takes
 * the first value that it reads, so our line is the first.
 *
 * @param text the whole file
 */
record MainFile(String text) {
  /** The file that ours includes; ssh looks for it beside its own. */
  static final String INCLUDED = "podspawn_config";

  private static final String MARK =
      "# The next line is podspawn's; 'podspawn setup --undo' takes both away.";
  private static final String INCLUDE = "Include " + INCLUDED;

  /** Whether our line is there, and first of all that counts. */
  boolean isIncluding() {
    return text.startsWith(head());
  }

  /** The same file with our line at the top, once. */
  MainFile withInclude() {
    return isIncluding() ? this : new MainFile(head() + withoutInclude().text);
  }

  /** The same file without our lines, wherever they have got to. */
  MainFile withoutInclude() {
    StringBuilder rest = new StringBuilder();
    for (String line : lines()) {
      String bare = line.strip();
      if (!bare.equals(MARK) && !bare.equalsIgnoreCase(INCLUDE)) {
        rest.append(line);
      }
    }
    return new MainFile(rest.toString());
  }

  private String head() {
    int end = text.indexOf('\n');
    String lineEnd = end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    return MARK + lineEnd + INCLUDE + lineEnd;
  }

  /**
   * The same file without what the predecessor wrote: blocks that call {@code podspawn connect} themselves, and the
   * comments that frame them. They switched the checking of host keys off.
   */
  MainFile withoutPredecessor() {
    StringBuilder rest = new StringBuilder();
    for (List<String> block : blocks()) {
      int from = isPredecessors(block) ? settingsEnd(block) : 0;
      block.subList(from, block.size()).forEach(rest::append);
    }
    return new MainFile(rest.toString());
  }

  /** Blank lines and comments after the last setting are somebody else's. */
  private static int settingsEnd(List<String> block) {
    int end = 0;
    for (int i = 0; i < block.size(); i++) {
      String bare = block.get(i).strip();
      boolean setting = !bare.isEmpty() && !bare.startsWith("#");
      end = setting || isEndMark(bare) ? i + 1 : end;
    }
    return end;
  }

  private static boolean isPredecessors(List<String> block) {
    for (String line : block) {
      String small = line.strip().toLowerCase(Locale.ROOT);
      boolean proxy = small.startsWith("proxycommand");
      if (proxy && small.contains("podspawn") && small.contains("connect")) {
        return true;
      }
    }
    return false;
  }

  /** What stands before the first Host or Match, then each with its lines; comments right above belong to what follows. */
  private List<List<String>> blocks() {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (String line : lines()) {
      String bare = line.strip();
      if (bare.startsWith("#") && !isEndMark(bare)) {
        comments.add(line);
        continue;
      }
      if (isHeading(bare)) {
        blocks.add(block);
        block = new ArrayList<>();
      }
      block.addAll(comments);
      comments.clear();
      block.add(line);
    }
    block.addAll(comments);
    blocks.add(block);
    return blocks;
  }

  private static boolean isEndMark(String comment) {
    String small = comment.toLowerCase(Locale.ROOT);
    return small.startsWith("#")
        && small.contains("podspawn")
        && (small.contains("end") || small.contains("<<<") || small.contains("/podspawn"));
  }

  private static boolean isHeading(String line) {
    String small = line.toLowerCase(Locale.ROOT);
    return small.startsWith("host ")
        || small.startsWith("host\t")
        || small.startsWith("host=")
        || small.startsWith("match ")
        || small.startsWith("match\t");
  }

  /** The lines with their ends. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }
}
