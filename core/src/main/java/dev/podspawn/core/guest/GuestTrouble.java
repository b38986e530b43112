package dev.podspawn.core.guest;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.guest.wire.GuestError;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.guest.wire.Wire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Words for everything that can go wrong with the guest. */
final class GuestTrouble {
  private static final String GO_ON = "go on";
  private static final String AGAIN = "logging in again";
  private static final String START = "start your session";
  private static final String ASK_ADMIN = "asking the admin of this machine";
  private static final String RUN = "run podspawn-guest in the container";

  private static final Message NOT_RUN =
      new Message(START, "podspawn's helper does not run in the container", ASK_ADMIN);
  private static final Message OLD = new Message(
      START,
      "your container is from before an update",
      "ending your other sessions and logging in again");

  private static final int ENOENT = 2;
  private static final int EACCES = 13;

  private GuestTrouble() {}

  /**
   * Whether the guest is not in the container, in the words of any engine. Each container that we make shows it, and is
   * looked at before it starts: so this one was made by a release that had none, or the toolbox it shows is gone.
   */
  private static boolean isMissing(String saidByEngine) {
    return saidByEngine.contains("no such file") || saidByEngine.contains("not found");
  }

  /** The engine gave us a connection, and the guest never spoke on it. */
  static EngineException notRun(int status, String saidByEngine) {
    String said = saidByEngine.isEmpty() ? "" : " with the words \"" + saidByEngine + "\"";
    return new EngineException(
        ErrorCode.GUEST_NOT_RUN,
        isMissing(saidByEngine) ? OLD : NOT_RUN,
        new Message(
            RUN,
            "the engine's exec ended with status " + status + said,
            "an image for this machine's architecture, or session.transport: direct"),
        null);
  }

  static EngineException otherVersion(int version) {
    String than = version < Wire.VERSION ? "older" : "newer";
    return new EngineException(
        ErrorCode.GUEST_VERSION,
        new Message(START, "the parts of podspawn do not fit together", ASK_ADMIN),
        new Message(
            RUN,
            "the toolbox is " + than + " than podspawn: its protocol has version " + version
                + ", not " + Wire.VERSION,
            "installing both from one release, and ending containers from before the update"),
        null);
  }

  static EngineException garbage(GuestProtocolException cause) {
    return new EngineException(
        ErrorCode.GUEST_PROTOCOL,
        new Message(
            GO_ON, "podspawn's helper in the container said what nobody understands", AGAIN),
        Message.of("understand podspawn-guest", String.valueOf(cause.getMessage())),
        cause);
  }

  static EngineException silent() {
    return new EngineException(
        ErrorCode.GUEST_LOST,
        new Message(GO_ON, "podspawn's helper in the container no longer answers", AGAIN),
        Message.of("go on with podspawn-guest", "it left a ping unanswered: it may be stopped"),
        null);
  }

  static EngineException ended(int status, String saidByEngine) {
    String said = saidByEngine.isEmpty() ? "" : "; the engine says \"" + saidByEngine + "\"";
    return new EngineException(
        ErrorCode.GUEST_LOST,
        new Message(GO_ON, "podspawn's helper in the container was ended", AGAIN),
        Message.of(
            "go on with podspawn-guest",
            "it ended with status " + status + " before the program did" + said),
        null);
  }

  static EngineException connectionLost(String reason, @Nullable Throwable cause) {
    return new EngineException(
        ErrorCode.CONNECTION_LOST,
        new Message(GO_ON, "the connection to your container was lost", AGAIN),
        Message.of("go on with podspawn-guest", reason),
        cause);
  }

  static EngineException broken(IOException cause) {
    return connectionLost(cause.toString(), cause);
  }

  /** A program that no guest can be told to run. */
  static EngineException unspeakable(IllegalArgumentException cause) {
    String reason = String.valueOf(cause.getMessage());
    return new EngineException(
        ErrorCode.EXEC_FAILED,
        Message.of("run your command", "it is too long, or has a NUL in it"),
        Message.of("hand a command to podspawn-guest", reason),
        cause);
  }

  /** The guest gave up, and says why. */
  static EngineException of(GuestError error, String program, long errno, String text) {
    String tried = "run " + program;
    return switch (error) {
      case EXEC -> notStarted(tried, reason(errno), errno, text);
      case CWD -> notStarted(tried, "its directory cannot be entered", errno, text);
      case VERSION -> gaveUp(ErrorCode.GUEST_VERSION, "podspawn's parts do not fit", errno, text);
      case PROTOCOL ->
        gaveUp(ErrorCode.GUEST_PROTOCOL, "podspawn's parts do not agree", errno, text);
      case RESOURCE ->
        gaveUp(ErrorCode.GUEST_FAILED, "the container has run out of something", errno, text);
    };
  }

  private static String reason(long errno) {
    if (errno == ENOENT) {
      return "it is not in the container";
    }
    return errno == EACCES ? "it may not be executed there" : "the container cannot execute it";
  }

  private static EngineException notStarted(String tried, String reason, long errno, String text) {
    return new EngineException(
        ErrorCode.EXEC_FAILED,
        new Message(tried, reason, "another image, or " + ASK_ADMIN),
        Message.of(tried + " in the container", text + " (errno " + errno + ")"),
        null);
  }

  private static EngineException gaveUp(ErrorCode code, String reason, long errno, String text) {
    return new EngineException(
        code,
        new Message(START, reason, ASK_ADMIN),
        Message.of("run a program by podspawn-guest", "it says " + text + " (errno " + errno + ")"),
        null);
  }
}
