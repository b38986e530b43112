package dev.podspawn.core.doctor;

/** What the toolbox has that containers are shown. */
public enum ToolboxState {
  /** Not even podspawn-guest, for this machine's architecture. */
  MISSING,
  /** podspawn-guest, but none of this machine's programs. */
  WITHOUT_PROGRAMS,
  /** This machine's programs as they were once. */
  STALE,
  /** All, as this machine has it. */
  FRESH,
  /** It could not be told. */
  UNKNOWN
}
