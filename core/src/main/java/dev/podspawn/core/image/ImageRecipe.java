package dev.podspawn.core.image;

import dev.podspawn.core.authkeys.ShellQuote;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.PackageRequest;
import dev.podspawn.core.podfile.Podfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a project's image is made of: the Podfile's base, its packages ({@code packages.sh}, which finds out in the base
 * whether that is apt's, apk's or dnf's affair), then its commands, a layer each. A Podfile with neither has nothing to
 * build: its image is its base.
 *
 * @param podfile merged
 */
public record ImageRecipe(ProjectName project, Podfile podfile) {
  /** Carried by everything that a build of the project makes: {@code podspawn-build=PROJECT}. */
  public static final String LABEL = "podspawn-build";

  private static final String PACKAGES = "packages.sh";

  /** The name on any engine of an image tag: of this machine, and never to be looked for in a registry. */
  public static String local(String tag) {
    return "localhost/" + tag;
  }

  /** Whether there is anything to build. */
  public boolean isBuilt() {
    return !podfile.packages().isEmpty() || !podfile.extraCommands().isEmpty();
  }

  /** The image that containers are made from. */
  public String image() {
    return isBuilt() ? local(podfile.imageTag(project)) : podfile.base();
  }

  /** The build that makes it. */
  public ImageBuild build() {
    List<String> scripts = new ArrayList<>();
    if (!podfile.packages().isEmpty()) {
      scripts.add(packages());
    }
    scripts.addAll(podfile.extraCommands());
    return new ImageBuild(image(), podfile.base(), Map.of(LABEL, project.text()), scripts);
  }

  /** The script with the packages as its arguments. */
  private String packages() {
    StringBuilder script = new StringBuilder("set --");
    for (PackageRequest wanted : podfile.packages()) {
      script.append(' ').append(ShellQuote.word(wanted.text()));
    }
    return script.append('\n').append(script(PACKAGES)).toString();
  }

  private static String script(String name) {
    try (InputStream in = ImageRecipe.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from podspawn's own jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
