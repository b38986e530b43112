package dev.podspawn.core.users;

import dev.podspawn.core.authkeys.PublicKeyLine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.file.TrustedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's key file while it is changed. Lines stay as they are, whoever wrote them; each key that is added has a comment
 * line above it that says where it comes from, and goes with it.
 */
public final class KeyFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final String MARK = "# podspawn: ";

  private final Path file;
  private final List<String> lines;

  private KeyFile(Path file, List<String> lines) {
    this.file = file;
    this.lines = new ArrayList<>(lines);
  }

  /**
   * Reads it; one that is not there is empty.
   *
   * @throws PodspawnException KEYS_WRITE_FAILED
   */
  public static KeyFile read(Path file) {
    try {
      TrustedFile.requireThere(file);
      if (Files.isSymbolicLink(file)) {
        throw new IOException("it is a symbolic link");
      }
      // One char for each byte, so that writing gives the same bytes again.
      String text = new String(TrustedFile.read(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
      return new KeyFile(file, text.lines().toList());
    } catch (NoSuchFileException e) {
      return new KeyFile(file, List.of());
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /** The keys in it, by the file's order; lines that are none are left out. */
  public List<PublicKeyLine> keys() {
    return lines.stream().flatMap(line -> key(line).stream()).toList();
  }

  /** Whether it has this key, with whatever options. */
  public boolean has(PublicKeyLine key) {
    return keys().stream().anyMatch(one -> one.blob().equals(key.blob()));
  }

  /** Adds a key unless it is there. */
  public boolean add(PublicKeyLine key, String source) {
    if (has(key)) {
      return false;
    }
    lines.add(MARK + source);
    lines.add(key.text());
    return true;
  }

  /** Removes these keys, and returns how many there were. */
  public int remove(Set<String> fingerprints) {
    int removed = 0;
    for (int i = lines.size() - 1; i >= 0; i--) {
      Optional<PublicKeyLine> key = key(lines.get(i));
      if (key.isPresent() && fingerprints.contains(key.get().fingerprint())) {
        lines.remove(i);
        removed++;
        if (i > 0 && lines.get(i - 1).startsWith(MARK)) {
          lines.remove(--i);
        }
      }
    }
    return removed;
  }

  /** Writes it anew, root's, mode 0644. */
  public void write() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    try {
      AtomicFile.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1), "rw-r--r--");
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  /** Removes a key file, if there is one. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("remove", file, e);
    }
  }

  private static Optional<PublicKeyLine> key(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#")
        ? Optional.empty()
        : PublicKeyLine.given(line).key();
  }

  private static PodspawnException failed(String what, Path file, IOException e) {
    return new PodspawnException(
        ErrorCode.KEYS_WRITE_FAILED,
        new Message(
            what + " the key file " + file,
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "it as root, with a plain file or none in its place and a key directory that is root's"),
        e);
  }
}
