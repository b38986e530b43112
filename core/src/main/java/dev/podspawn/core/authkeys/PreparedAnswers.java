package dev.podspawn.core.authkeys;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code auth-keys} would answer, written down by root beforehand, so that the launcher can say it without starting
 * Java. It does so only while everything that the answer was made from is exactly what it was ({@link FileFacts}); whatever
 * is out of the ordinary has no prepared answer. One file for each user, of lines:
 *
 * <pre>
 * podspawn answer 1
 * LAUNCHER            as the answer's forced command calls it
 * CONFIG              what --config names; empty without it
 * KEY-FILE
 * PATH...             the files, and directories above them, that must be as they were; then an empty line
 * FACTS...            what find(1) says of them; then an empty line
 * BLOB and LINE...    a key's base64, and the line that is printed for it
 * end
 * </pre>
 *
 * @param directory root's, in the installed distribution
 * @param inputs what all answers are made from
 */
public record PreparedAnswers(Path directory, Inputs inputs) {
  /** The launcher reads it byte by byte. */
  private static final int MOST_BYTES = 32 * 1024;

  private static final String HEAD = "podspawn answer 1\n";
  private static final String PERMISSIONS = "rw-r--r--";

  /**
   * Beside the users' key files.
   *
   * @param launcher as sshd calls it
   * @param named what {@code --config} names
   * @param config the file of the configuration, which must be there
   * @param installation files whose replacement is another podspawn
   */
  public record Inputs(
      Path launcher,
      Optional<Path> named,
      Path config,
      List<Path> installation,
      Path keyDirectory) {
    public Inputs {
      installation = List.copyOf(installation);
    }
  }

  /** Prepares the answer about a user, or sees that there is none. Tells whether there is one. */
  public boolean prepare(UserName user, AuthorizedKeys keys, Complaints complaints)
      throws IOException {
    Path file = directory.resolve(user.text());
    Optional<String> text = text(user, keys, complaints);
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
      return false;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.US_ASCII);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      AtomicFile.write(file, bytes, PERMISSIONS);
    }
    return true;
  }

  private Optional<String> text(UserName user, AuthorizedKeys keys, Complaints complaints)
      throws IOException {
    Path keyFile = inputs.keyDirectory().resolve(user.text());
    List<Path> files = new ArrayList<>(inputs.installation());
    files.add(inputs.config());
    files.add(keyFile);
    Optional<FileFacts> before = FileFacts.of(files);
    if (before.isEmpty() || !before.get().isOld()) {
      return Optional.empty();
    }
    Optional<String> answer = answer(user, keys);
    boolean same = FileFacts.of(files).equals(before);
    if (answer.isEmpty() || !same || complaints.heard()) {
      return Optional.empty();
    }
    String named = inputs.named().map(Path::toString).orElse("");
    String text = HEAD + inputs.launcher() + "\n" + named + "\n" + keyFile + "\n"
        + before.get().paths() + "\n" + before.get().facts() + "\n" + answer.get() + "end\n";
    return text.length() <= MOST_BYTES && isPlain(text) ? Optional.of(text) : Optional.empty();
  }

  /** A key's base64 and its line, for each; empty where the lines for one offered key would not be just those. */
  private static Optional<String> answer(UserName user, AuthorizedKeys keys) {
    try {
      StringBuilder answer = new StringBuilder();
      List<String> all = keys.linesFor(user, OfferedKey.ANY);
      for (String line : all) {
        KeyLine key = KeyLine.parse(line);
        if (key.type().isCertificate() || all.isEmpty()) {
          return Optional.empty();
        }
        answer.append(key.blob()).append('\n').append(line).append('\n');
      }
      return all.isEmpty() ? Optional.empty() : Optional.of(answer.toString());
    } catch (PodspawnException | KeyLineException e) {
      return Optional.empty();
    }
  }

  /** Printable ASCII, and line ends. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return true;
  }
}
