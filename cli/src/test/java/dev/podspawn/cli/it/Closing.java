package dev.podspawn.cli.it;

import java.util.List;

/** Closes parts in order, all of them, and only then says what went wrong. */
final class Closing {
  private Closing() {}

  static void all(List<AutoCloseable> parts) {
    AssertionError failures = new AssertionError("not everything was taken away again");
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception | AssertionError e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
