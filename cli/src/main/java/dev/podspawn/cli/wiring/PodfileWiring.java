package dev.podspawn.cli.wiring;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.PodfileSource.Loaded;
import dev.podspawn.core.podfile.read.BundledPodfiles;
import dev.podspawn.core.podfile.read.PodfileLoader;
import dev.podspawn.core.podfile.read.ProjectKind;
import dev.podspawn.core.podfile.read.ProjectRoot;
import dev.podspawn.core.podfile.read.RemotePodfiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Podfiles on the machine of whoever writes them. */
public final class PodfileWiring {
  private static final String WRITE = "write a Podfile";

  private final PodfileLoader loader;

  PodfileWiring(ClientPlaces places) {
    this.loader = new PodfileLoader(
        RemotePodfiles.below(places.home().resolve(".podspawn").resolve("podfiles")));
  }

  /** The Podfile of a directory, or this file. */
  public Loaded load(Path path) {
    return Files.isDirectory(path) ? loader.load(path) : loader.load(ProjectRoot.of(path), path);
  }

  /**
   * Writes a Podfile to begin with.
   *
   * @param template its name among podspawn's own; empty for what the directory's files tell
   * @return the template that was taken
   */
  public String init(Path directory, Optional<String> template) {
    Optional<Path> there = PodfileLoader.find(directory);
    if (there.isPresent()) {
      throw exists(there.get());
    }
    String name = template.orElseGet(() -> ProjectKind.template(directory));
    String text = BundledPodfiles.text(name).orElseThrow(() -> unknown(name));
    Path file = directory.resolve("podfile.yaml");
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.PODFILE_UNREADABLE,
          new Message(WRITE, file + ": " + e.getClass().getSimpleName(), "another directory"),
          e);
    }
    return name;
  }

  private static PodspawnException exists(Path file) {
    return new PodspawnException(
        ErrorCode.PODFILE_EXISTS,
        new Message(WRITE, file + " is there already", "\"podspawn podfile validate\""),
        null);
  }

  private static PodspawnException unknown(String name) {
    return new PodspawnException(
        ErrorCode.USAGE,
        new Message(
            WRITE,
            "podspawn has no template '" + name + "'",
            "one of " + String.join(", ", BundledPodfiles.templates())),
        null);
  }
}
