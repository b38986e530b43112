package dev.podspawn.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running {@code podspawn spawn} processes of an installation, by what proc(5) says of them. */
final class SpawnProcesses {
  private static final Path PROC = Path.of("/proc");

  private SpawnProcesses() {}

  /** Their largest resident sizes so far (VmHWM), in kB. */
  static List<Long> peakMemoryKb(Installation installation) {
    return directories(installation).stream()
        .flatMap(process -> read(process.resolve("status")).lines())
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
        .toList();
  }

  static Set<Long> pids(Installation installation) {
    return directories(installation).stream()
        .map(process -> Long.valueOf(process.getFileName().toString()))
        .collect(Collectors.toSet());
  }

  private static List<Path> directories(Installation installation) {
    String home = "-Dpodspawn.home=" + installation.home();
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> read(process.resolve("cmdline")).contains(home))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for what is no process, or is one no more. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
