package dev.podspawn.core.config;

import java.util.List;

/**
 * A configuration that counts, and what is odd about its file.
 *
 * @param warnings in the order of their lines
 */
public record ReadConfig(Config config, List<Problem> warnings) {
  public ReadConfig {
    warnings = List.copyOf(warnings);
  }
}
