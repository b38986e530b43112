package dev.podspawn.core.podfile;

import java.util.Optional;

/**
 * A package of the distribution, or a language's tool-chain ({@code nodejs}, {@code python}, {@code go}, {@code rust} with
 * a version).
 *
 * @param name letters, digits and {@code . _ + - / :}, beginning with a letter or digit: a safe word of a shell
 * @param version the same and {@code ~ * ^ =}; safe in quotes only
 */
public record PackageRequest(String name, Optional<String> version) {

  /** As a Podfile writes it: {@code name} or {@code name@version}. */
  public String text() {
    return version.isPresent() ? name + "@" + version.get() : name;
  }
}
