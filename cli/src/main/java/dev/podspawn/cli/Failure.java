package dev.podspawn.cli;

import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;

/**
 * Words a failure: for the person at the end of a login one line without details of the host, the rest for the log; an
 * admin's command gets the admin's line. No stack trace goes to a terminal.
 *
 * @param login whether a client of ssh reads our stderr
 */
record Failure(Wiring wiring, boolean login) {

  ExitStatus understood(PodspawnException e) {
    if (login) {
      wiring.err().println(e.personLine());
      wiring.log().error(e.adminLine());
      return ExitStatus.LOGIN_FAILED;
    }
    wiring.err().println(e.adminLine());
    if (e instanceof ConfigException config) {
      config.problems().forEach(problem -> wiring.err().println("  " + problem));
    }
    wiring.log().error(e.adminLine());
    return status(e.code());
  }

  /** A mistake of podspawn's own: the log gets where it happened. */
  ExitStatus ours(Throwable mistake) {
    StringBuilder where = new StringBuilder(mistake.toString());
    for (StackTraceElement frame : mistake.getStackTrace()) {
      where.append(" <- ").append(frame);
    }
    return understood(new PodspawnException(
        ErrorCode.INTERNAL,
        new Message(
            login ? "log in" : "go on",
            "podspawn has made a mistake",
            "asking the admin of this machine to report it"),
        Message.of("go on", where.toString()),
        mistake));
  }

  static ExitStatus status(ErrorCode code) {
    return switch (code) {
      case USAGE, USER_NAME_INVALID, CLIENT_KEY_UNKNOWN -> ExitStatus.USAGE;
      case PROJECT_UNKNOWN,
          PODFILE_MISSING,
          SESSION_UNKNOWN,
          SERVICE_UNKNOWN,
          USER_UNKNOWN,
          SERVER_UNMAPPED,
          SERVER_NAME_UNKNOWN -> ExitStatus.NOT_FOUND;
      case USER_REFUSED,
          PROJECT_DENIED,
          SETUP_NOT_ROOT,
          USER_BUSY,
          PODFILE_EXISTS,
          ACCOUNT_EXISTS,
          PROJECT_EXISTS,
          PROJECT_ADDRESS_REFUSED,
          HOST_KEY_UNCONFIRMED -> ExitStatus.REFUSED;
      default -> ExitStatus.FAILED;
    };
  }
}
