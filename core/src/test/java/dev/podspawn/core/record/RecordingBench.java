package dev.podspawn.core.record;

import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Alice's recordings, by clocks that go only when they are told to. */
final class RecordingBench {
  final CapturedLog log = new CapturedLog();
  boolean required;
  long mostBytes;
  private final StateDirectory state;
  private final Path directory;
  private long nanos = -5_000_000_000L;

  RecordingBench(Path stateDir) {
    state = StateDirectory.open(stateDir, UserName.parse("alice"));
    directory = stateDir.resolve("users/alice/recordings");
  }

  Recorder recorder() {
    RecordingRules rules = new RecordingRules(required, mostBytes, Optional.of("/bin/zsh"));
    return new Recorder(state, rules, new TestClock(), () -> nanos, log);
  }

  RecordingHead head() {
    return new RecordingHead(
        "alice",
        "4f1c0e6a9b2d",
        Optional.of("echo \"hi\""),
        new WindowSize(24, 80),
        Optional.of("xterm"));
  }

  Recording begin() {
    return recorder().begin(head());
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  Path directory() {
    return directory;
  }

  /** The only recording there is. */
  Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      if (all.size() != 1) {
        throw new AssertionError("not one recording but " + all);
      }
      return all.get(0);
    }
  }

  /** Its lines without the header. */
  List<String> events() throws IOException {
    List<String> lines = Files.readAllLines(file());
    return lines.subList(1, lines.size());
  }
}
