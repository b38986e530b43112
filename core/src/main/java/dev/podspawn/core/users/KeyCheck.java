package dev.podspawn.core.users;

import dev.podspawn.core.authkeys.PublicKeyLine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets only keys into a key file that podspawn and ssh-keygen(1) both know as such. */
public final class KeyCheck {
  private KeyCheck() {}

  /**
   * Keys that an admin gives; blank lines and comments are left out, and everything else must be a key.
   *
   * @param from for the failure, such as {@code --key}
   * @throws PodspawnException KEY_INVALID
   */
  public static List<PublicKeyLine> given(List<String> lines, String from) {
    List<PublicKeyLine> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!isBlankOrComment(lines.get(i))) {
        PublicKeyLine.Read read = PublicKeyLine.given(lines.get(i));
        String place = "take line " + (i + 1) + " of " + from;
        PublicKeyLine key = read.key().orElseThrow(() -> invalid(place, read.reason()));
        trouble(key).ifPresent(reason -> {
          throw invalid(place, reason);
        });
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw invalid("take keys from " + from, "there is none");
    }
    return keys;
  }

  /**
   * Keys from the network: bare, and what is none is left out.
   *
   * @throws PodspawnException KEY_SOURCE_EMPTY
   */
  public static List<PublicKeyLine> fetched(KeySource.Fetched fetched) {
    List<PublicKeyLine> keys = new ArrayList<>();
    String reason = "it gives none";
    for (String line : fetched.lines()) {
      if (!isBlankOrComment(line)) {
        PublicKeyLine.Read read = PublicKeyLine.fetched(line);
        Optional<String> trouble =
            read.key().isPresent() ? trouble(read.key().get()) : Optional.of(read.reason());
        if (trouble.isEmpty()) {
          keys.add(read.key().orElseThrow());
        } else {
          reason = "of what it gives none can be used; of the last line, " + trouble.get();
        }
      }
    }
    if (keys.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.KEY_SOURCE_EMPTY,
          new Message(
              "take keys from " + fetched.source().describe(), reason, "adding a key there first"),
          null);
    }
    return keys;
  }

  private static boolean isBlankOrComment(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  /** What ssh-keygen has against a key; empty when it shows the fingerprint that we know. */
  private static Optional<String> trouble(PublicKeyLine key) {
    try {
      HostCommand shown =
          HostCommand.run(List.of("ssh-keygen", "-l", "-f", "-"), key.input(), true);
      return shown.succeeded() && shown.output().contains(" " + key.fingerprint() + " ")
          ? Optional.empty()
          : Optional.of("ssh-keygen does not accept it as a public key");
    } catch (IOException e) {
      return Optional.of("ssh-keygen cannot be run");
    }
  }

  private static PodspawnException invalid(String tried, String reason) {
    return new PodspawnException(
        ErrorCode.KEY_INVALID, new Message(tried, reason, "the one line of a .pub file"), null);
  }
}
