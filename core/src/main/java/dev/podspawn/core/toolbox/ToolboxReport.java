package dev.podspawn.core.toolbox;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What became of a request to build.
 *
 * @param directory where the set is, or would be
 * @param packages versions by name
 * @param files how many it has, licences and scripts included
 */
public record ToolboxReport(
    Outcome outcome, Path directory, SortedMap<String, String> packages, int files, long bytes) {

  /** What was done. */
  public enum Outcome {
    /** There is a new set. */
    BUILT,
    /** The set there is has all as the host has it. */
    UNCHANGED,
    /** No set has ever been made, and none was asked for. */
    NONE
  }
}
