package dev.podspawn.core.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that records so many words, and prints the log and how many it has shown: STATE-DIR COUNT. */
final class RecordingProgram {
  private RecordingProgram() {}

  public static void main(String[] arguments) {
    RecordingBench bench = new RecordingBench(Path.of(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    try (Recording recording = bench.begin()) {
      for (int i = 0; i < count; i++) {
        recording.output(ByteBuffer.wrap("ten bytes ".getBytes(StandardCharsets.US_ASCII)));
      }
    }
    bench.log.lines().forEach(System.out::println);
    System.out.println("shown " + count);
  }

  /** The command line that runs this class. */
  static List<String> command(Path stateDir, int count) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        RecordingProgram.class.getName(),
        stateDir.toString(),
        Integer.toString(count));
  }
}
