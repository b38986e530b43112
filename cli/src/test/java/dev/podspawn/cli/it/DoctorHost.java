package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server with rootless Podman, whose sshd_config is the drop-in that podspawn brings, and one user. */
final class DoctorHost implements AutoCloseable {
  private static final Path DROP_IN = Path.of("..", "contrib", "sshd", "podspawn.conf");

  private final PodHost host;
  private final PodUser alice;

  DoctorHost() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    try {
      alice = host.addUser();
      writeSshdConfig("");
      installation().toolboxBuild().runOk();
    } catch (RuntimeException | Error e) {
      host.close();
      throw e;
    }
  }

  Installation installation() {
    return host.installation();
  }

  PodUser alice() {
    return alice;
  }

  /** An sshd_config of a host key, the drop-in with this installation's names, and what comes before it. */
  void writeSshdConfig(String before) {
    Path key = installation().file("host_key");
    if (!Files.exists(key)) {
      Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
          .runOk();
    }
    String command = installation().launcher() + " --config " + installation().config();
    try {
      String dropIn = Files.readString(DROP_IN)
          .replace("Match Group podspawn", "Match Group " + installation().group())
          .replace("/etc/podspawn", installation().file(".").normalize().toString())
          .replace("/opt/podspawn/bin/podspawn auth-keys", command + " auth-keys");
      Files.writeString(sshdConfig(), "HostKey " + key + "\n" + before + dropIn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path sshdConfig() {
    return installation().file("sshd_config");
  }

  /** Runs {@code podspawn doctor} as root. */
  Result doctor(String... words) {
    List<String> all =
        new ArrayList<>(List.of("doctor", "--sshd-config", sshdConfig().toString()));
    all.addAll(List.of(words));
    return new Podspawn(installation()).run(all.toArray(new String[0]));
  }

  /** What does not pass, as {@code id result}; warnings that are the machine's own are left out. */
  List<String> complaints() {
    return doctor("--format", "{id} {result}").lines().stream()
        .filter(line -> !line.endsWith(" pass"))
        .filter(line -> !line.equals("cgroups warn") && !line.equals("disk warn"))
        .filter(line -> !line.equals("timer warn") && !line.equals("runtime-directory warn"))
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    host.close();
  }
}
