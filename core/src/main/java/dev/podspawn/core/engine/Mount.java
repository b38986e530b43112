package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.nio.file.Path;

/**
 * A directory of the host that a container shows: where the engine has a means to, without effect of setuid bits and
 * device files.
 *
 * @param source an absolute path on the engine's host
 * @param target an absolute path in the container
 * @param writable whether the container may change it
 */
public record Mount(Path source, String target, boolean writable) {
  /**
   * Refuses a path that would be another one for an engine: a colon separates the parts of what engines are told.
   *
   * @throws EngineException {@link ErrorCode#CONTAINER_CREATE_FAILED}
   */
  public Mount {
    require(source.isAbsolute() && target.startsWith("/"), source, target, "is not absolute");
    require(isPlain(source.toString()) && isPlain(target), source, target, "has a ':' or '\\'");
  }

  /** A directory that the container can only read. */
  public Mount(Path source, String target) {
    this(source, target, false);
  }

  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == ':' || c == '\\' || c < ' ') {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean fine, Path source, String target, String reason) {
    if (!fine) {
      Message message = new Message(
          "show the directory " + source + " as " + target + " in a container",
          "its path " + reason + ", which engines do not take",
          "installing podspawn in another directory");
      throw new EngineException(ErrorCode.CONTAINER_CREATE_FAILED, message, message, null);
    }
  }
}
