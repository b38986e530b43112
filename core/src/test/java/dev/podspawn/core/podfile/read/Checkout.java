package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.PodfileSource.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project on disk, for tests. */
record Checkout(Path root) {

  /** With one more file. */
  Checkout with(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return this;
  }

  Loaded load() {
    return new PodfileLoader(RemotePodfiles.none()).load(root);
  }

  Podfile podfile() {
    return load().podfile();
  }

  /** The canonical text of the merged Podfile. */
  String canonical() {
    return podfile().canonical();
  }

  List<String> warnings() {
    return load().warnings().stream().map(Problem::sentence).toList();
  }

  /** What is wrong, in the order found; none where it loads. */
  List<String> problems() {
    try {
      load();
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream().map(Problem::sentence).toList();
    }
  }
}
