package dev.podspawn.core.spawn;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The root of an image in small, into which scripts are run by chroot(8): a static busybox that is its {@code /bin/sh},
 * dash with the C library of this machine where a test asks for it, and the files that a test writes.
 */
final class SmallRoot implements AutoCloseable {
  static final List<String> BUSYBOX = List.of("/bin/busybox", "sh");
  static final List<String> DASH = List.of("/bin/dash");

  private final ShortTempDir dir;

  private SmallRoot(ShortTempDir dir) {
    this.dir = dir;
  }

  static SmallRoot make() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root may chroot");
    Path busybox = HostQuirks.findProgram("busybox")
        .orElseGet(() -> Assumptions.abort("NOT TESTED: no busybox-static"));
    SmallRoot root = new SmallRoot(ShortTempDir.create());
    root.copy(busybox, "bin/busybox");
    for (String name : List.of("sh", "mkdir", "cp", "chown", "chmod", "rm")) {
      root.link("bin/" + name, "busybox");
    }
    root.write("dev/null", "");
    root.write("proc/self/status", "Name:\tsh\nUid:\t0\t0\t0\t0\n");
    return root;
  }

  /** With dash, and with it the loader that tells glibc. */
  static SmallRoot withGlibc() {
    SmallRoot root = make();
    Path dash =
        HostQuirks.findProgram("dash").orElseGet(() -> Assumptions.abort("NOT TESTED: no dash"));
    root.copy(dash, "bin/dash");
    for (String line : Command.of("ldd", dash.toString()).runOk().lines()) {
      int start = line.indexOf('/');
      if (start >= 0) {
        String library = line.substring(start, line.indexOf(" (", start));
        root.copy(Path.of(library), library.substring(1));
      }
    }
    return root;
  }

  Path path(String name) {
    return dir.resolve(name);
  }

  /** Writes a file, with the directories above it. */
  SmallRoot write(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a directory, with those above it. */
  SmallRoot directory(String name) {
    try {
      Files.createDirectories(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program in it, in exactly this environment. */
  Result run(List<String> argv, Map<String, String> environment) {
    List<String> all = new ArrayList<>(List.of("env", "-i", "PATH=/bin"));
    environment.forEach((name, value) -> all.add(name + "=" + value));
    all.addAll(List.of("/usr/sbin/chroot", path("").toString()));
    all.addAll(argv);
    return Command.of(all).run();
  }

  private void link(String name, String target) {
    try {
      Files.createSymbolicLink(path(name), Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Path from, String to) {
    Command.of("install", "-D", "-m", "0755", from.toString(), path(to).toString())
        .runOk();
  }

  @Override
  public void close() {
    dir.close();
  }
}
