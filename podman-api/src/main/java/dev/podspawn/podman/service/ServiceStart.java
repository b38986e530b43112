package dev.podspawn.podman.service;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.podman.time.Pause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One start of Podman's API service, under a lock of the account: Podman removes a socket it finds, so two services at
 * once would leave the first without one.
 */
final class ServiceStart {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BIND_TO_LISTEN = Duration.ofSeconds(2);
  private static final int MOST_LOG = 600;

  private final Path directory;
  private final Path socket;
  private final Map<String, String> environment;
  private final Optional<String> runtime;

  /** One of the service at a socket; {@code runtime} is what it makes containers under, or empty for Podman's choice. */
  ServiceStart(
      Path directory, Path socket, Map<String, String> environment, Optional<String> runtime) {
    this.directory = directory;
    this.socket = socket;
    this.environment = environment;
    this.runtime = runtime;
  }

  /** Returns once the service listens, whoever started it. */
  void start() {
    try {
      makeDirectory();
      try (FileChannel file = openLock();
          FileLock lock = file.lock()) {
        if (lock.isValid() && !RootlessPodman.isListening(socket)) {
          startLocked();
        }
      }
    } catch (IOException e) {
      throw failure("its directory cannot be used: " + e.getMessage(), e);
    }
  }

  private void makeDirectory() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, OWNER_ONLY);
    }
  }

  /** Services of several runtimes do not wait for each other. */
  private String suffix() {
    return runtime.isPresent() ? "-" + runtime.get().replace('/', ':') : "";
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        directory.resolve("podspawn-service" + suffix() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Nobody listens and nobody else starts: a socket that is there is left over from a service that crashed. */
  private void startLocked() throws IOException {
    Files.deleteIfExists(socket);
    Path log = directory.resolve("podspawn-service" + suffix() + ".log");
    try (SocketWatch watch = SocketWatch.on(socket)) {
      Process service = ServiceProcess.start(socket, log, environment, runtime);
      boolean appeared = watch.await(service, PATIENCE);
      if (!appeared || !listensSoon()) {
        String reason = reason(service, log);
        throw runtime.isPresent() && RuntimeTrouble.isAbout(reason)
            ? RuntimeTrouble.unavailable(runtime.get(), reason)
            : failure(reason, null);
      }
    }
  }

  /** Between the socket's appearance and the service's listening there is no event, and hardly any time. */
  private boolean listensSoon() {
    Pause pause = Pause.atMost(BIND_TO_LISTEN);
    while (!RootlessPodman.isListening(socket)) {
      if (!pause.again()) {
        return false;
      }
    }
    return true;
  }

  private static String reason(Process service, Path log) throws IOException {
    String words = Files.exists(log) ? Files.readString(log).strip() : "";
    String quoted = words.length() > MOST_LOG ? words.substring(words.length() - MOST_LOG) : words;
    return service.isAlive()
        ? "it did not listen within " + PATIENCE.toSeconds() + " s: " + quoted
        : "it ended with status " + service.exitValue() + ": " + quoted;
  }

  private EngineException failure(String adminReason, @Nullable IOException cause) {
    String tried = "start the container engine";
    return new EngineException(
        ErrorCode.ENGINE_UNREACHABLE,
        new Message(tried, "its service did not come up", "again, or asking this host's admin"),
        new Message(
            tried,
            adminReason + " (\"podman system service\" on " + socket + ")",
            "running \"podman info\" as this account"),
        cause);
  }
}
