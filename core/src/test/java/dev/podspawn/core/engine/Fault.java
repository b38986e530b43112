package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;

/** What a {@link FakeEngine} can be told to do wrong; each stays in force until it is cleared. */
public enum Fault {
  /** Nobody listens on the engine's socket: every call fails. */
  UNREACHABLE(ErrorCode.ENGINE_UNREACHABLE),
  /** The engine's socket may not be opened: every call fails. */
  REFUSED(ErrorCode.ENGINE_REFUSED),
  /** The engine answers nonsense: every call fails. */
  GARBAGE(ErrorCode.ENGINE_PROTOCOL),
  /** No image is there, and create says so; a pull brings the image and clears the fault. */
  IMAGE_MISSING(ErrorCode.IMAGE_MISSING),
  /** A pull fails after its first news. */
  PULL_FAILS(ErrorCode.PULL_FAILED),
  /** An image cannot be built. */
  BUILD_FAILS(ErrorCode.BUILD_FAILED),
  /** The name is in use, though no container is listed under it: another login was faster. */
  NAME_TAKEN(ErrorCode.CONTAINER_NAME_IN_USE),
  /** A container cannot be made. */
  CREATE_FAILS(ErrorCode.CONTAINER_CREATE_FAILED),
  /** A container cannot be started. */
  START_FAILS(ErrorCode.CONTAINER_START_FAILED),
  /** A container starts, and has ended (and so is removed) before the next call. */
  DIES_AT_START(ErrorCode.CONTAINER_GONE),
  /** A container is made and started, without the seccomp filter that was asked for. */
  WALL_DROPPED(ErrorCode.BOX_NOT_IN_FORCE),
  /** A container is made and started, without the limit of memory; all is well where none was asked for. */
  LIMIT_DROPPED(ErrorCode.BOX_NOT_IN_FORCE),
  /** The container is gone when a program is to be started in it. */
  EXEC_GONE(ErrorCode.CONTAINER_GONE),
  /** The engine cannot start a program. */
  EXEC_FAILS(ErrorCode.EXEC_FAILED),
  /** Programs start; their output breaks off in an error, and their status can never be known. */
  CONNECTION_LOST(ErrorCode.CONNECTION_LOST),
  /** A container cannot be removed. */
  REMOVE_FAILS(ErrorCode.CONTAINER_REMOVE_FAILED),
  /** Networks can be neither made nor removed. */
  NETWORK_FAILS(ErrorCode.NETWORK_FAILED);

  private final ErrorCode code;

  Fault(ErrorCode code) {
    this.code = code;
  }

  /** The code of the failure that a caller sees. */
  public ErrorCode code() {
    return code;
  }

  EngineException exception(String tried) {
    return new EngineException(
        code,
        Message.of(tried, "fault " + name()),
        Message.of(tried, "fault " + name() + " was asked for"),
        null);
  }
}
