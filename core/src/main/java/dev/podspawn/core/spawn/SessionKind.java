package dev.podspawn.core.spawn;

import java.util.ArrayList;
import java.util.List;

/** What the client asked sshd for, told by SSH_ORIGINAL_COMMAND (sshd(8), "AUTHORIZED_KEYS FILE FORMAT"). */
public sealed interface SessionKind {
  /** No command: the login shell. */
  record Shell() implements SessionKind {}

  /**
   * A command for {@code <shell> -c}.
   *
   * @param original its bytes as the client sent them; not copied, and nobody changes them
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Command(byte[] original) implements SessionKind {}

  /** The SFTP subsystem, or the server called by its name, with its arguments. */
  record Sftp(List<String> arguments) implements SessionKind {
    public Sftp {
      arguments = List.copyOf(arguments);
    }
  }

  /** Reads the original command; an empty one is a shell. */
  static SessionKind of(byte[] original) {
    if (original.length == 0) {
      return new Shell();
    }
    List<String> words = plainWords(original);
    if (!words.isEmpty() && isSftpServer(words.get(0))) {
      return new Sftp(words.subList(1, words.size()));
    }
    return new Command(original);
  }

  private static boolean isSftpServer(String program) {
    return program.equals("internal-sftp")
        || program.equals("sftp-server")
        || program.endsWith("/sftp-server");
  }

  /** The words of a command in which nothing has a meaning to a shell; none when something has. */
  private static List<String> plainWords(byte[] command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (byte b : command) {
      char c = (char) (b & 0xff);
      if (c == ' ') {
        addWord(words, word);
      } else if (isPlain(c)) {
        word.append(c);
      } else {
        return List.of();
      }
    }
    addWord(words, word);
    return words;
  }

  private static void addWord(List<String> words, StringBuilder word) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_./=,:@%+-".indexOf(c) >= 0;
  }
}
