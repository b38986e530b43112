package dev.podspawn.core.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What set-up has done, or was about to do, to the machine, and how to take it back. Written to the journal as a line:
 * fields with a tabulator between, {@code \} before each tabulator, line end (as {@code n}) and {@code \} in a field.
 */
sealed interface Made
    permits NewUnit,
        ChangedSshd,
        OldDirectory,
        OldFile,
        NewAccount,
        NewArchives,
        NewDirectory,
        NewFile,
        NewForwarder,
        NewGroup,
        NewMember,
        NewToolbox {

  /** The kind's name, then what {@link #parse} needs. */
  List<String> fields();

  /**
   * Makes the machine as it was before. Done already, or never made: nothing is done. Somebody has changed it since, or
   * put something in it: it stays.
   *
   * @throws IOException it could not be taken back
   */
  TakenBack takeBack() throws IOException;

  /** The line of the journal, without its end. */
  default String line() {
    StringBuilder line = new StringBuilder();
    for (String field : fields()) {
      line.append(line.length() == 0 ? "" : "\t")
          .append(field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
    return line.toString();
  }

  /** Reads a line of the journal. */
  static Made parse(String line) throws IOException {
    List<String> fields = split(line);
    try {
      return switch (fields.get(0)) {
        case NewUnit.KIND -> new NewUnit(fields.get(1));
        case ChangedSshd.KIND -> new ChangedSshd(path(fields, 1), path(fields, 2));
        case OldDirectory.KIND ->
          new OldDirectory(path(fields, 1), Attributes.parse(fields.get(2)));
        case OldFile.KIND ->
          new OldFile(
              path(fields, 1),
              path(fields, 2),
              Attributes.parse(fields.get(3)),
              fields.get(4),
              Boolean.parseBoolean(fields.get(5)));
        case NewAccount.KIND -> new NewAccount(fields.get(1), path(fields, 2));
        case NewArchives.KIND -> new NewArchives(path(fields, 1));
        case NewDirectory.KIND -> new NewDirectory(path(fields, 1));
        case NewFile.KIND -> new NewFile(path(fields, 1), fields.get(2));
        case NewForwarder.KIND -> new NewForwarder(fields.get(1));
        case NewGroup.KIND -> new NewGroup(fields.get(1));
        case NewMember.KIND -> new NewMember(fields.get(1), fields.get(2));
        case NewToolbox.KIND -> new NewToolbox(path(fields, 1));
        default -> throw new IOException("the journal names an unknown thing: " + line);
      };
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("a line of the journal is damaged: " + line, e);
    }
  }

  private static Path path(List<String> fields, int index) {
    return Path.of(fields.get(index));
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        if (c == '\\' && i + 1 < field.length()) {
          char escaped = field.charAt(++i);
          c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
        }
        text.append(c);
      }
      fields.add(text.toString());
    }
    return fields;
  }
}
