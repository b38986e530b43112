package dev.podspawn.podman;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.podman.socket.UnixConnectException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Words the failures of the way to the engine; what the engine itself refuses is worded where it is asked. */
final class EngineTrouble {
  private static final String NOT_REACHED = "the container engine does not answer";

  private final Path socket;

  EngineTrouble(Path socket) {
    this.socket = socket;
  }

  /** The failure, whatever happened on the way. */
  EngineException explain(String tried, IOException cause) {
    UnixConnectException refused = connectFailure(cause);
    if (refused != null) {
      return notConnected(tried, refused);
    }
    if (isNonsense(cause)) {
      return notUnderstood(tried, cause);
    }
    if (cause instanceof ClosedByInterruptException || isInterrupt(cause)) {
      return failure(
          ErrorCode.CONNECTION_LOST, tried, "it was interrupted", "it was interrupted", cause);
    }
    return failure(
        ErrorCode.ENGINE_UNREACHABLE,
        tried,
        NOT_REACHED,
        "the engine at " + socket + " broke off or was silent: " + words(cause),
        cause);
  }

  /** An answer that began, and is none of the API's or breaks off. */
  private static boolean isNonsense(IOException cause) {
    return cause instanceof ProtocolException
        || cause instanceof JsonEncodingException
        || cause instanceof EOFException;
  }

  /** JSON that is none of the API's. */
  EngineException explain(String tried, JsonDataException cause) {
    return notUnderstood(tried, cause);
  }

  private EngineException notUnderstood(String tried, Exception cause) {
    return failure(
        ErrorCode.ENGINE_PROTOCOL,
        tried,
        "the container engine's answer was not understood",
        "the engine at " + socket + " sent " + words(cause),
        cause);
  }

  private EngineException notConnected(String tried, UnixConnectException cause) {
    return switch (cause.reason()) {
      case NOT_PERMITTED ->
        failure(
            ErrorCode.ENGINE_REFUSED,
            tried,
            "this account may not use the container engine",
            "the socket " + socket + " may not be opened by this account",
            cause);
      case MISSING ->
        failure(
            ErrorCode.ENGINE_UNREACHABLE,
            tried,
            NOT_REACHED,
            "there is no socket " + socket,
            cause);
      case NOBODY_LISTENS ->
        failure(
            ErrorCode.ENGINE_UNREACHABLE,
            tried,
            NOT_REACHED,
            "nobody listens on the socket " + socket,
            cause);
    };
  }

  private static EngineException failure(
      ErrorCode code, String tried, String reason, String adminReason, Exception cause) {
    return new EngineException(
        code,
        new Message(tried, reason, "again, or asking this host's admin"),
        new Message(tried, adminReason, adviceFor(code)),
        cause);
  }

  private static String adviceFor(ErrorCode code) {
    return switch (code) {
      case ENGINE_UNREACHABLE ->
        "starting the engine's service, or naming its socket in the configuration";
      case ENGINE_REFUSED -> "running podspawn as the account that owns the engine";
      default -> "";
    };
  }

  /** OkHttp wraps a connect failure in others. */
  private static @Nullable UnixConnectException connectFailure(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 8; depth++) {
      if (cause instanceof UnixConnectException found) {
        return found;
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** A time-out is an InterruptedIOException too, and is none. */
  private static boolean isInterrupt(IOException cause) {
    return cause instanceof InterruptedIOException && Thread.currentThread().isInterrupted();
  }

  private static String words(Exception cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
