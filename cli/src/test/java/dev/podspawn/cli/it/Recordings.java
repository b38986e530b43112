package dev.podspawn.cli.it;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A user's recordings, looked at by root with a reader of JSON that is not podspawn's. */
final class Recordings {
  private final Path directory;

  Recordings(Installation installation, PodUser user) {
    directory = installation.state().resolve("users").resolve(user.name()).resolve("recordings");
  }

  Path directory() {
    return directory;
  }

  List<Path> all() {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only one there is. */
  Path only() {
    if (all().size() != 1) {
      throw new AssertionError("not one recording but " + all());
    }
    return all().get(0);
  }

  /** What the events of one kind say, one after the other; each line of the file has to be whole. */
  static byte[] said(Path recording, String kind) {
    String filter = "select(type == \"array\" and .[1] == \"" + kind + "\") | .[2]";
    Result result = Command.of("jq", "-j", filter, recording.toString()).runOk();
    return result.stdoutBytes();
  }
}
