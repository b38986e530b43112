package dev.podspawn.core.sshd;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the running sshd read its configuration again; connections that are open go on. */
public record SshdReload(Sshd sshd) {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final String NONE = "no sshd runs: it reads its configuration when it starts";

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

  private String bySignal() throws IOException {
    Optional<String> pid = listener();
    if (pid.isEmpty()) {
      return NONE;
    }
    HostCommand hangUp = run("/bin/sh", "-c", "kill -HUP \"$1\"", "sh", pid.get());
    if (!hangUp.succeeded()) {
      throw new IOException(
          "sshd, process " + pid.get() + ", takes no signal: " + hangUp.output().strip());
    }
    return "reloaded sshd, process " + pid.get();
  }

  /** The process that the file of PidFile names, if it is an sshd that waits for connections. */
  private Optional<String> listener() throws IOException {
    Optional<String> file = sshd.valuesFor("root", Sshd.groups()).value("pidfile");
    if (file.isEmpty() || !Files.isRegularFile(Path.of(file.get()))) {
      return Optional.empty();
    }
    String pid = Files.readString(Path.of(file.get())).strip();
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
