package dev.podspawn.core.podfile.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The Podfiles that podspawn brings along, to be extended by their names or to begin with. */
public final class BundledPodfiles {
  private static final String DIRECTORY = "bundled/";

  /** Systems to build on. */
  private static final List<String> BASES =
      List.of("debian-dev", "alpine-dev", "fedora-dev", "ubuntu-dev", "data-science");

  /** What {@code podspawn init} writes. */
  private static final List<String> TEMPLATES =
      List.of("minimal", "go", "node", "python", "rust", "java", "fullstack");

  private BundledPodfiles() {}

  /** The names of those that are complete Podfiles for one kind of project. */
  public static List<String> templates() {
    return TEMPLATES;
  }

  /** The names of those that are meant to be extended. */
  public static List<String> bases() {
    return BASES;
  }

  /** Its text; empty when there is none of that name. */
  public static Optional<String> text(String name) {
    if (!BASES.contains(name) && !TEMPLATES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = BundledPodfiles.class.getResourceAsStream(DIRECTORY + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the bundled Podfile " + name + " is missing");
      }
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
