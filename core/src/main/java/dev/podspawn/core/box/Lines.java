package dev.podspawn.core.box;

import java.util.ArrayList;
import java.util.List;

/** Cuts the kernel's small files into lines and words, without regular expressions. */
final class Lines {
  private Lines() {}

  static List<String> of(String text) {
    return split(text, '\n');
  }

  /** The words between blanks and tabulators; none is empty. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean blank = i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
      if (blank && start >= 0) {
        words.add(line.substring(start, i));
        start = -1;
      } else if (!blank && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** The parts between separators that are not empty. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        if (i > start) {
          parts.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }
}
