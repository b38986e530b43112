package dev.podspawn.core.client.ssh;

import java.util.ArrayList;
import java.util.List;

/**
 * The file that is podspawn's own. Its first lines say what else {@code setup} made, for {@code --undo}.
 *
 * @param madeMain whether {@code ~/.ssh/config} was not there before
 * @param madeDirectory whether {@code ~/.ssh} was not there before
 */
record IncludedFile(boolean madeMain, boolean madeDirectory) {
  private static final String MADE_MAIN = "# made: config";
  private static final String MADE_DIRECTORY = "# made: directory";

  /** What the first set-up finds, or what it wrote down. */
  static IncludedFile of(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    return new IncludedFile(lines.contains(MADE_MAIN), lines.contains(MADE_DIRECTORY));
  }

  /** The whole file, in front of ssh's blocks. */
  String text(String blocks) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Written by 'podspawn setup' from podspawn's client configuration; changes here are lost.");
    lines.add(
        "# Change the configuration by 'podspawn config set', or run 'podspawn setup' again.");
    if (madeMain) {
      lines.add(MADE_MAIN);
    }
    if (madeDirectory) {
      lines.add(MADE_DIRECTORY);
    }
    return String.join("\n", lines) + "\n\n" + blocks;
  }
}
