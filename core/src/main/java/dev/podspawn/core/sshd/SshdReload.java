package dev.podspawn.core.sshd;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the running sshd read its configuration again; connections that are open go on. */
public record SshdReload(Sshd sshd) {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NONE =
      "no running sshd is named by its PidFile; one reads its configuration when it starts";

  /**
   * Reloads it, if it accepts its configuration: with another it would end.
   *
   * @return what was done
   * @throws IOException it was not reloaded
   */
  public String run() throws IOException {
    Optional<String> complaint = sshd.complaint(sshd.config());
    if (complaint.isPresent()) {
      throw new IOException("sshd does not accept its configuration: " + complaint.get());
    }
    return Files.isDirectory(SYSTEMD) ? bySystemd() : bySignal();
  }

  private static String bySystemd() throws IOException {
    for (String unit : List.of("ssh.service", "sshd.service")) {
      if (run("systemctl", "is-active", "--quiet", unit).succeeded()) {
        HostCommand reload = run("systemctl", "reload", unit);
        if (!reload.succeeded()) {
          throw new IOException(
              "systemctl reload " + unit + ": " + reload.output().strip());
        }
        return "reloaded " + unit;
      }
    }
    return run("systemctl", "is-active", "--quiet", "ssh.socket").succeeded()
        ? "nothing to reload: systemd starts sshd for each connection"
        : NONE;
  }

  /** sshd takes its PidFile away when it gets the signal, and writes it anew when it listens again. */
  private String bySignal() throws IOException {
    Optional<String> named = sshd.valuesFor("root", Sshd.groups()).value("pidfile");
    Path file = Path.of(named.orElse("none")).toAbsolutePath();
    Optional<String> pid = listener(file);
    if (pid.isEmpty()) {
      return NONE;
    }
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      file.resolveSibling(".").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      HostCommand hangUp = run("/bin/sh", "-c", "kill -HUP \"$1\"", "sh", pid.get());
      if (!hangUp.succeeded()) {
        throw new IOException("sshd, process " + pid.get() + ", takes no signal: "
            + hangUp.output().strip());
      }
      awaitFile(watch, file);
    }
    return "reloaded sshd, process " + pid.get();
  }

  private static void awaitFile(WatchService watch, Path file) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      WatchKey key = watch.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      while (key != null) {
        for (WatchEvent<?> event : key.pollEvents()) {
          if (file.getFileName().equals(event.context())) {
            return;
          }
        }
        key.reset();
        key = watch.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("sshd has not come back " + PATIENCE.toSeconds()
        + " seconds after its signal (" + file + "): see whether it runs");
  }

  /** The process that the file names, if it is an sshd that waits for connections. */
  private static Optional<String> listener(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String pid = Files.readString(file).strip();
    Path commandLine = Path.of("/proc/" + pid + "/cmdline");
    if (!pid.matches("[1-9][0-9]*") || !Files.exists(commandLine)) {
      return Optional.empty();
    }
    String title = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
    return (title.startsWith("sshd: ") && title.contains("[listener]")) || title.contains("/sshd\0")
        ? Optional.of(pid)
        : Optional.empty();
  }

  private static HostCommand run(String... argv) throws IOException {
    return HostCommand.run(List.of(argv), true);
  }
}
