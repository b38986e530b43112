package dev.podspawn.core.log;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;

/**
 * The admin's log. One call makes one line; control characters in it are neutralised. No implementation ever throws:
 * logging must not break a login.
 */
public interface AdminLog {

  /** Something worth knowing. */
  void info(String line);

  /** Something that an admin should put right; the login goes on. */
  void warning(String line);

  /** A warning in the words of all of podspawn's failures, with its code. */
  default void warning(ErrorCode code, Message message) {
    warning(code.text() + " " + message.sentence());
  }

  /** Something that made a login fail. */
  void error(String line);
}
