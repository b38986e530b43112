package dev.podspawn.core.config;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.file.UnsafeFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of the admin's in YAML. As podspawn obeys it, also as root, it must be safe from others.
 *
 * @param purpose what it is read for, as a person is told: "read podspawn's configuration"
 */
record AdminFile(Path path, String purpose) {
  private static final int MAX_BYTES = 256 * 1024;

  /** Whether there is nothing of that name; what cannot be told is not missing, and {@link #read} words it. */
  boolean isMissing() {
    try {
      TrustedFile.requireThere(path);
      return false;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Its content; empty when it has none or is not YAML, which has then been reported.
   *
   * @throws PodspawnException CONFIG_UNREADABLE: it cannot be read, may not be trusted, or is missing
   */
  Optional<YamlValue> read(Problems problems) {
    Optional<String> text = FileText.decode(bytes(), problems);
    return text.isPresent() ? new YamlText(problems).parse(text.get()) : Optional.empty();
  }

  private byte[] bytes() {
    try {
      return TrustedFile.read(path, MAX_BYTES);
    } catch (UnsafeFileException e) {
      throw unreadable(e.reason(), e.fix(), e);
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file", "another path", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A failure of the file system's. */
  PodspawnException unreadable(IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return unreadable(reason, "\"ls -ld\" on it and on the directories above", e);
  }

  /** Why it is not read, and what would help. */
  PodspawnException unreadable(String reason, String fix, IOException cause) {
    return new PodspawnException(
        ErrorCode.CONFIG_UNREADABLE,
        new Message(
            purpose, "its file cannot be read or trusted", "asking the admin of this machine"),
        new Message("read the configuration file " + path, reason, fix),
        cause);
  }
}
