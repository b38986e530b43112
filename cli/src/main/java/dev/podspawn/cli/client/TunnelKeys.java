package dev.podspawn.cli.client;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.podspawn.core.client.OwnFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The keys of tunnels: one by which sshd in a container knows the person, and for each tunnel a host key of its own, which
 * {@code known_hosts} has as long as the process lives that made it.
 */
public final class TunnelKeys {
  private static final String OWNER = "podspawn-";

  private final Path directory;

  /** A lock of a file keeps out other processes; a second thread that asked for it would be refused. */
  private final ReentrantLock threads = new ReentrantLock();

  /**
   * Those of a person.
   *
   * @param directory {@code ~/.podspawn/tunnel}
   */
  public TunnelKeys(Path directory) {
    this.directory = directory;
  }

  /** A key pair in OpenSSH's formats; the public half has no comment. */
  public record Pair(String secret, String open) {}

  /** The person's public key; its pair is made at the first use. */
  public String identity() throws IOException, InterruptedException {
    makeDirectory();
    return locked(() -> {
      Path secret = directory.resolve("id_ed25519");
      Path open = directory.resolve("id_ed25519.pub");
      if (!Files.exists(secret) || !Files.exists(open)) {
        Files.deleteIfExists(secret);
        SshKeygen.make(secret);
      }
      return Files.readString(open).strip();
    });
  }

  /** A new host key, of which no file is left. */
  public Pair newHostKey() throws IOException, InterruptedException {
    makeDirectory();
    Path draft = Files.createTempDirectory(directory, "host");
    Path secret = draft.resolve("key");
    Path open = draft.resolve("key.pub");
    try {
      SshKeygen.make(secret);
      return new Pair(Files.readString(secret), Files.readString(open).strip());
    } finally {
      Files.deleteIfExists(secret);
      Files.deleteIfExists(open);
      Files.deleteIfExists(draft);
    }
  }

  /** Lets ssh take this key, and forget those of processes that have ended. */
  public void trust(String knownAs, Pair key, long pid) throws IOException, InterruptedException {
    String line = knownAs + " " + key.open() + " " + OWNER + pid + "\n";
    change(pid, rest -> rest + line);
  }

  /** Lets ssh forget it. */
  public void forget(long pid) throws IOException, InterruptedException {
    change(pid, rest -> rest);
  }

  private void change(long pid, UnaryOperator<String> more)
      throws IOException, InterruptedException {
    locked(() -> {
      OwnFile file = new OwnFile(directory.resolve("known_hosts"));
      StringBuilder rest = new StringBuilder();
      new String(file.read().orElse(new byte[0]), StandardCharsets.UTF_8)
          .lines()
          .filter(line ->
              owner(line).filter(owner -> owner != pid && isAlive(owner)).isPresent())
          .forEach(line -> rest.append(line).append('\n'));
      file.write(more.apply(rest.toString()).getBytes(StandardCharsets.UTF_8));
      return "";
    });
  }

  private static Optional<Long> owner(String line) {
    int at = line.lastIndexOf(' ' + OWNER);
    try {
      return at < 0
          ? Optional.empty()
          : Optional.of(Long.valueOf(line.substring(at + 1 + OWNER.length())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private void makeDirectory() throws IOException {
    for (Path each : List.of(directory.resolve("..").normalize(), directory)) {
      if (!Files.isDirectory(each)) {
        Files.createDirectory(
            each,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    }
  }

  /** What is done while no other process or thread does the same. */
  private interface Work {
    String run() throws IOException, InterruptedException;
  }

  private String locked(Work work) throws IOException, InterruptedException {
    threads.lock();
    try (FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
        FileLock lock = channel.lock()) {
      return lock.isValid() ? work.run() : "";
    } finally {
      threads.unlock();
    }
  }
}
