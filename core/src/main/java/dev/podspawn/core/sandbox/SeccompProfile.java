package dev.podspawn.core.sandbox;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.file.UnsafeFileException;
import dev.podspawn.core.json.JsonObjectText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * A seccomp profile as engines take it: a JSON object whose {@code defaultAction} says what happens to a system call that
 * none of its rules names (the profiles of Docker and Podman, {@code containers-common(7)}). The engine has the last word
 * about the rules.
 *
 * @param file where it was read, with symbolic links resolved
 * @param text the JSON
 * @param defaultAction such as {@code SCMP_ACT_ERRNO}
 */
public record SeccompProfile(Path file, String text, String defaultAction) {
  private static final int MOST_BYTES = 256 * 1024;
  private static final String DEFAULT_ACTION = "defaultAction";

  /** Whether it forbids what it names, and allows whatever is new to it. */
  public boolean allowsTheRest() {
    return defaultAction.equals("SCMP_ACT_ALLOW") || defaultAction.equals("SCMP_ACT_LOG");
  }

  /**
   * Reads a file that must be as safe as podspawn's configuration.
   *
   * @throws PodspawnException SECCOMP_UNUSABLE: it cannot be read or trusted, or is no profile
   */
  public static SeccompProfile read(Path path) {
    try {
      String text = StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(TrustedFile.read(path, MOST_BYTES)))
          .toString();
      String action = JsonObjectText.strings(text).getOrDefault(DEFAULT_ACTION, "");
      if (!action.startsWith("SCMP_ACT_")) {
        throw unusable(
            path, "it has no " + DEFAULT_ACTION, "a profile such as Podman's seccomp.json", null);
      }
      return new SeccompProfile(path.toRealPath(), text, action);
    } catch (UnsafeFileException e) {
      throw unusable(path, e.reason(), e.fix(), e);
    } catch (NoSuchFileException e) {
      throw unusable(path, "there is no such file", "another path", e);
    } catch (CharacterCodingException e) {
      throw unusable(path, "it is not text in UTF-8", "a file of JSON", e);
    } catch (ParseException e) {
      throw unusable(path, String.valueOf(e.getMessage()), "\"python3 -m json.tool\" on it", e);
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw unusable(path, reason, "\"ls -ld\" on it and on the directories above", e);
    }
  }

  private static PodspawnException unusable(
      Path path, String reason, String fix, @Nullable Exception cause) {
    return new PodspawnException(
        ErrorCode.SECCOMP_UNUSABLE,
        new Message(
            "shut your container in",
            "a file that this needs cannot be read or trusted",
            "asking the admin of this machine"),
        new Message("use the seccomp profile " + path, reason, fix),
        cause);
  }
}
