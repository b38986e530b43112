package dev.podspawn.core.authkeys;

import java.util.Optional;

/**
 * One line of an authorized_keys file: {@code [options] type base64 [comment]}, the fields apart by blanks and tabs
 * (sshd(8) "AUTHORIZED_KEYS FILE FORMAT").
 *
 * @param options as written, empty when there are none
 * @param blob the public key in base64
 * @param comment printable ASCII; anything else in it has become '?'
 */
record KeyLine(String options, KeyType type, String blob, String comment) {

  /**
   * Reads a line that is neither blank nor a comment.
   *
   * @param line without its line end, one char for each byte
   * @throws KeyLineException not a public key
   */
  static KeyLine parse(String line) throws KeyLineException {
    int start = afterBlanks(line, 0);
    // As in sshd, a line that reads as a key without options is one.
    Optional<KeyLine> plain = key(line, start, "");
    if (plain.isPresent()) {
      return plain.get();
    }
    int end = afterOptions(line, start);
    Optional<KeyLine> withOptions = key(line, afterBlanks(line, end), line.substring(start, end));
    if (withOptions.isPresent()) {
      return withOptions.get();
    }
    throw new KeyLineException("it is not a public key that sshd knows");
  }

  private static Optional<KeyLine> key(String line, int start, String options) {
    int typeEnd = afterWord(line, start);
    Optional<KeyType> type = KeyType.of(line.substring(start, typeEnd));
    int blobStart = afterBlanks(line, typeEnd);
    int blobEnd = afterWord(line, blobStart);
    String blob = line.substring(blobStart, blobEnd);
    if (type.isEmpty() || !type.get().matches(blob)) {
      return Optional.empty();
    }
    String comment = printable(line.substring(afterBlanks(line, blobEnd)));
    return Optional.of(new KeyLine(options, type.get(), blob, comment));
  }

  private static int afterOptions(String line, int start) throws KeyLineException {
    int i = start;
    while (i < line.length() && !isBlank(line.charAt(i))) {
      if (line.charAt(i) == '"') {
        i = OptionValue.end(line, i);
        if (i < 0) {
          throw new KeyLineException("a quote in its options is never closed");
        }
      }
      i++;
    }
    return i;
  }

  private static int afterWord(String line, int start) {
    int i = start;
    while (i < line.length() && !isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int afterBlanks(String line, int start) {
    int i = start;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String printable(String comment) {
    StringBuilder text = new StringBuilder(comment.length());
    for (int i = 0; i < comment.length(); i++) {
      char c = comment.charAt(i);
      text.append(c >= ' ' && c <= '~' ? c : c == '\t' ? ' ' : '?');
    }
    return text.toString().trim();
  }
}
