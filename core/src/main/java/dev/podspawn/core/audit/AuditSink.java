package dev.podspawn.core.audit;

import java.io.IOException;

/** Where lines of the audit log end up. */
interface AuditSink {

  /**
   * Adds one line, as a whole or not at all as far as that is to be had.
   *
   * @param line without a line end, and without one in it
   * @throws IOException the line is not, or not wholly, in the log
   */
  void add(String line) throws IOException;
}
