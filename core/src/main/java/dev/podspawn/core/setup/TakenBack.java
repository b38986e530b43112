package dev.podspawn.core.setup;

/**
 * What came of taking something back.
 *
 * @param gone whether nothing of it is left to be taken back another time
 * @param words for a line about it; empty when there is nothing to say
 */
record TakenBack(boolean gone, String words) {
  /** It was never made, or is gone already. */
  static final TakenBack NOTHING = new TakenBack(true, "");

  static TakenBack removed(String what) {
    return new TakenBack(true, "removed " + what);
  }

  static TakenBack restored(String what) {
    return new TakenBack(true, "put back " + what);
  }

  static TakenBack stays(String what, String why) {
    return new TakenBack(false, "kept " + what + ": " + why);
  }
}
