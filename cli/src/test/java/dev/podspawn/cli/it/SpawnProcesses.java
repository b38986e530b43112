package dev.podspawn.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running {@code podspawn spawn} processes of an installation, and all guests, by what proc(5) says of them. */
final class SpawnProcesses {
  private static final Path PROC = Path.of("/proc");

  private SpawnProcesses() {}

  /** Their largest resident sizes so far (VmHWM), in kB. */
  static List<Long> peakMemoryKb(Installation installation) {
    return peaks(directories("-Dpodspawn.home=" + installation.home()));
  }

  /** The same of every podspawn-guest on this host. */
  static List<Long> peakGuestMemoryKb() {
    return peaks(directories("\0/.podspawn/bin/podspawn-guest\0"));
  }

  private static List<Long> peaks(List<Path> directories) {
    return directories.stream()
        .flatMap(process -> read(process.resolve("status")).lines())
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
        .toList();
  }

  static Set<Long> pids(Installation installation) {
    return directories("-Dpodspawn.home=" + installation.home()).stream()
        .map(process -> Long.valueOf(process.getFileName().toString()))
        .collect(Collectors.toSet());
  }

  /** Of the processes whose command line has a piece of text. */
  private static List<Path> directories(String commandLine) {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> ("\0" + read(process.resolve("cmdline"))).contains(commandLine))
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
