package dev.podspawn.core.spawn;

/** After which step of a login its process dies: SIGKILL, a power failure. */
enum CrashPoint {
  /** The session's network has been made, with its labels. */
  NETWORK,
  /** In persistent mode: the container that looks into the image has been started. */
  PROBE,
  /** The container has been made, and nobody has written down which it is. */
  CREATE,
  START,
  /** It has the account that logins are to be. */
  ACCOUNT,
  /** It has been written down. */
  RECORD,
  EXEC,
  /** At the end: the container has been removed. */
  REMOVE,
  REMOVE_NETWORK,
  FORGET
}
