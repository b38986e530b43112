package dev.podspawn.core.doctor.host;

import dev.podspawn.core.file.Directories;
import dev.podspawn.core.host.HostCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connections of one account to an sshd that is there for nothing else, on a port of the host's loopback, with keys in a
 * directory of root's; both are gone afterwards. To one on a pipe ({@code sshd -i}) the client would have no address, and
 * libaudit(3) would look up its name UNKNOWN.
 */
final class ProbeConnections implements AutoCloseable {
  /** A first connection may have an image fetched. */
  private static final String LONG = "600";

  private static final String SHORT = "60";
  private static final String ALLOCATED = "Allocated port ";

  private final Path directory;
  private final String account;
  private Optional<Process> sshd = Optional.empty();

  private ProbeConnections(Path directory, String account) {
    this.directory = directory;
    this.account = account;
  }

  /** By the PAM service that this file is of; sshd's is called like its program where no setting names it. */
  static ProbeConnections of(String account, SshdSettings settings, Path pam) throws IOException {
    Path directory = Files.createTempDirectory(
        Path.of("/run"),
        "podspawn-probe-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    // sshd reads the key as the account.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProbeConnections made = new ProbeConnections(directory, account);
    try {
      made.prepare(settings, String.valueOf(pam.getFileName()));
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  private void prepare(SshdSettings settings, String service) throws IOException {
    int port = freePort();
    String key = newKey("key");
    String hostKey = newKey("host");
    write("known_hosts", "probe " + hostKey);
    write("keys", "restrict,port-forwarding,command=\"/bin/false\" " + key);
    Files.createSymbolicLink(directory.resolve(service), Path.of(SshdSettings.SSHD));
    List<String> lines = new ArrayList<>(List.of(
        "HostKey " + directory.resolve("host"),
        "AuthorizedKeysFile " + directory.resolve("keys"),
        "ListenAddress 127.0.0.1:" + port,
        "AllowUsers " + account,
        "PidFile none",
        "UsePAM yes",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "X11Forwarding no",
        "PermitTunnel no",
        "AllowStreamLocalForwarding no",
        "AllowTcpForwarding yes"));
    if (!settings.value("PAMServiceName").isEmpty()) {
      lines.add("PAMServiceName " + service);
    }
    write("sshd_config", String.join("\n", lines) + "\n");
    write(
        "ssh_config",
        String.join(
            "\n",
            "HostName 127.0.0.1",
            "Port " + port,
            // One in each second, until sshd listens.
            "ConnectionAttempts 10",
            "HostKeyAlias probe",
            "IdentityFile " + directory.resolve("key"),
            "IdentitiesOnly yes",
            "IdentityAgent none",
            "UserKnownHostsFile " + directory.resolve("known_hosts"),
            "GlobalKnownHostsFile none",
            "StrictHostKeyChecking yes",
            "BatchMode yes",
            "ExitOnForwardFailure yes",
            ""));
    sshd = Optional.of(start(
        List.of(directory.resolve(service).toString(), "-D", "-f", directory + "/sshd_config"),
        ProcessBuilder.Redirect.DISCARD));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Process start(List<String> argv, ProcessBuilder.Redirect output)
      throws IOException {
    return new ProcessBuilder(argv)
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private String newKey(String name) throws IOException {
    String file = directory.resolve(name).toString();
    HostCommand made = HostCommand.run(
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "podspawn", "-f", file), true);
    if (!made.succeeded()) {
      throw new IOException("ssh-keygen: " + made.output().strip());
    }
    return Files.readString(Path.of(file + ".pub"));
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  /** What is heard through a forward ({@code -W}) to a port of the loopback where sshd is; else ssh's complaint. */
  String through(int port) throws IOException {
    return HostCommand.run(ssh(SHORT, "-W", "127.0.0.1:" + port), true).output();
  }

  /** Has sshd listen on its loopback and connect back to a port of ours. */
  Back back(int port) throws IOException {
    return Back.of(start(
        ssh(LONG, "-N", "-R", "127.0.0.1:0:127.0.0.1:" + port), ProcessBuilder.Redirect.PIPE));
  }

  private List<String> ssh(String seconds, String... options) {
    List<String> argv = new ArrayList<>(
        List.of("timeout", seconds, "ssh", "-F", directory.resolve("ssh_config").toString()));
    argv.addAll(List.of(options));
    argv.add(account + "@probe");
    return argv;
  }

  /**
   * A connection whose sshd listens.
   *
   * @param port where; empty when it does not
   * @param complaint what ssh said last
   */
  record Back(Process ssh, Optional<Integer> port, String complaint) implements AutoCloseable {
    /** Waits until ssh says where it listens, or ends. */
    static Back of(Process ssh) throws IOException {
      BufferedReader said =
          new BufferedReader(new InputStreamReader(ssh.getInputStream(), StandardCharsets.UTF_8));
      String last = "no word";
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(ALLOCATED)) {
          int end = line.indexOf(' ', ALLOCATED.length());
          return new Back(
              ssh, Optional.of(Integer.parseInt(line.substring(ALLOCATED.length(), end))), "");
        }
        last = line.isBlank() ? last : line.strip();
      }
      return new Back(ssh, Optional.empty(), last);
    }

    @Override
    public void close() {
      ssh.destroy();
    }
  }

  @Override
  public void close() throws IOException {
    sshd.ifPresent(Process::destroy);
    Directories.remove(directory);
  }
}
