package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.FileText;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.Spelling;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlText;
import dev.podspawn.core.config.YamlValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file and all that it extends, from the file down to what extends nothing. */
final class Chain {
  static final String PURPOSE = "read the project's environment";
  private static final int MAX_DEPTH = 10;

  private final RemotePodfiles remotes;
  private final List<Layer> layers = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();

  private Chain(RemotePodfiles remotes) {
    this.remotes = remotes;
  }

  /**
   * Reads all of it, also after mistakes.
   *
   * @throws IOException the first file cannot be read; of the others that is a problem of the one that extends it
   */
  static Chain from(Place first, RemotePodfiles remotes) throws IOException {
    Chain chain = new Chain(remotes);
    Optional<Place> next = Optional.of(first);
    byte[] bytes = bytes(first);
    while (next.isPresent()) {
      Place place = next.get();
      chain.seen.add(place.id());
      Layer layer = layer(place, bytes);
      chain.layers.add(layer);
      next = chain.extended(place, layer);
      if (next.isPresent()) {
        Optional<byte[]> read = chain.bytesOf(next.get(), layer);
        bytes = read.orElse(new byte[0]);
        next = read.isPresent() ? next : Optional.empty();
      }
    }
    return chain;
  }

  private static byte[] bytes(Place place) throws IOException {
    return place instanceof Place.InTree file
        ? ProjectFile.read(file.root(), file.file())
        : ((Place.Bundled) place).text().getBytes(StandardCharsets.UTF_8);
  }

  private Optional<byte[]> bytesOf(Place place, Layer by) {
    try {
      return Optional.of(bytes(place));
    } catch (NoSuchFileException e) {
      refuse(by, "there is no " + place.shown());
    } catch (ProjectFile.UnfitException e) {
      refuse(by, place.shown() + ": " + e.getMessage());
    } catch (IOException e) {
      refuse(by, place.shown() + " cannot be read: " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private static Layer layer(Place place, byte[] bytes) {
    Problems problems = new Problems(place.shown(), PURPOSE);
    Optional<String> text = FileText.decode(bytes, problems);
    boolean json = place.shown().toString().endsWith(".json");
    Optional<YamlValue> value = text.flatMap(
        read -> json ? new JsoncText(problems).parse(read) : new YamlText(problems).parse(read));
    if (value.isEmpty()) {
      return new Layer(new Values(), problems, 0);
    }
    return json ? new DevContainer(value.get(), problems).layer() : Layer.of(value.get(), problems);
  }

  private Optional<Place> extended(Place place, Layer layer) {
    if (layer.extended().isEmpty()) {
      return Optional.empty();
    }
    Optional<Place> next = resolve(layer.extended().get(), place, layer);
    if (next.isPresent() && seen.contains(next.get().id())) {
      refuse(layer, next.get().shown() + " is extended by what it extends");
      return Optional.empty();
    }
    if (next.isPresent() && layers.size() > MAX_DEPTH) {
      refuse(layer, "no more than " + MAX_DEPTH + " files may extend one another");
      return Optional.empty();
    }
    return next;
  }

  private Optional<Place> resolve(String text, Place place, Layer layer) {
    Optional<Reference> reference = Reference.parse(text);
    if (reference.isEmpty()) {
      refuse(
          layer,
          Problems.shown(text) + " is neither a path that begins with . or ends in .yaml,"
              + " nor one of podspawn's own, nor github.com/owner/repo");
      return Optional.empty();
    }
    if (reference.get() instanceof Reference.Local local) {
      return local(local, place, layer);
    }
    return reference.get() instanceof Reference.Bundled bundled
        ? bundled(bundled, layer)
        : remote((Reference.Remote) reference.get(), layer);
  }

  private static Optional<Place> local(Reference.Local local, Place place, Layer layer) {
    if (place instanceof Place.InTree file) {
      return Optional.of(file.sibling(local.path()));
    }
    refuse(layer, "what podspawn brings along extends no files");
    return Optional.empty();
  }

  private static Optional<Place> bundled(Reference.Bundled bundled, Layer layer) {
    Optional<String> text = BundledPodfiles.text(bundled.name());
    if (text.isEmpty()) {
      List<String> names = new ArrayList<>(BundledPodfiles.bases());
      names.addAll(BundledPodfiles.templates());
      String hint = Spelling.closest(bundled.name(), names)
          .map(meant -> "did you mean " + meant + "?")
          .orElse("there are " + String.join(", ", names));
      refuse(layer, "podspawn brings no " + Problems.shown(bundled.name()) + " along; " + hint);
    }
    return text.map(found -> new Place.Bundled(bundled.name(), found));
  }

  private Optional<Place> remote(Reference.Remote remote, Layer layer) {
    Optional<Path> checkout = remotes.checkout(remote.owner(), remote.repository());
    String name = "github.com/" + remote.owner() + "/" + remote.repository();
    if (checkout.isEmpty()) {
      refuse(layer, name + " has not been fetched");
    }
    return checkout.map(root -> new Place.InTree(
        root, root.resolve(remote.path()).normalize(), Path.of(name).resolve(remote.path())));
  }

  private static void refuse(Layer layer, String text) {
    layer.problems().error(layer.extendsLine(), Fields.EXTENDS.key().path(), text);
  }

  /** Everything that is wrong or odd, in the order of the files. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.problems().all()));
    return all;
  }

  boolean hasMistakes() {
    return layers.stream().anyMatch(layer -> layer.problems().hasMistakes());
  }

  /** The first file's problems, for what is wrong with all together. */
  Problems first() {
    return layers.get(0).problems();
  }

  /** What they say together. */
  Values merged() {
    Optional<Values> base = Optional.empty();
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      Values merged = new Values();
      for (Field<?> field : Fields.ALL) {
        field.merge(base, layer.values(), merged, layer.problems());
      }
      base = Optional.of(merged);
    }
    return base.orElseThrow();
  }
}
