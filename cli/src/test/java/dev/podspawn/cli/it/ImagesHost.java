package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A server with one user, whose containers are of the image that a test asks for; the toolbox's guest carries bytes. */
final class ImagesHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PodHost host;
  private final PodUser alice;
  private final ShortTempDir dir = ShortTempDir.create();
  private final Set<TestImage> imported = EnumSet.of(TestImage.BUSYBOX);

  private ImagesHost(PodHost host) {
    this.host = host;
    this.alice = host.addUser();
  }

  static ImagesHost start(EngineKind kind) {
    PodHost host = PodHost.start(kind);
    try {
      return new ImagesHost(host);
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

  /** From now on {@code security.runtime: runsc} can be had. */
  void offerGvisor() {
    host.offerGvisor();
  }

  /** From now on alice's containers are of this image. */
  void land(TestImage image) {
    if (imported.add(image)) {
      alice.engine().importImage(image);
    }
    configure("guest", image);
  }

  /** Writes the configuration with this {@code session.transport} and an image that is there. */
  void configure(String transport, TestImage image) {
    // Under gVisor the threads of the container's own kernel count, several for each process.
    String limit = host.kind() == EngineKind.GVISOR ? "security:\n  pids_limit: 2048\n" : "";
    host.installation()
        .configure("defaults:\n  image: " + image.reference() + "\nsession:\n  transport: "
            + transport + "\n" + limit);
  }

  /** The busybox image from now on, and a {@code session.accept_env}. */
  void accept(String variables) {
    host.installation().configure("session:\n  accept_env: " + variables + "\n");
  }

  /** What sshd runs when alice logs in, as auth-keys tells it. */
  String forcedCommand() {
    Installation podspawn = host.installation();
    String line = Command.of(podspawn.launcher().toString())
        .with("--config", podspawn.config().toString(), "auth-keys", alice.name())
        .runOk()
        .stdout();
    String quoted = line.substring(line.indexOf("command=\"") + 9, line.indexOf("\","));
    return quoted.replace("\\\"", "\"");
  }

  /**
   * A connection that keeps alice's container of this image; she has none before and, once it has ended, after. Others may
   * share it ({@link #overHolder}).
   */
  Running hold(TestImage image) {
    land(image);
    return holdAsConfigured();
  }

  /** The same with the configuration as it is. */
  Running holdAsConfigured() {
    Running holder =
        alice.ssh().with("-M", "-S", control().toString()).start("echo held; read end");
    holder.stdout().await("held", PATIENCE);
    return holder;
  }

  /** Logs alice in over the holder's connection: all is as ever but for the keys, and the time that they take. */
  SshClient overHolder() {
    return alice.ssh().with("-S", control().toString());
  }

  private Path control() {
    return dir.resolve("control");
  }

  /** Ends the connection that holds the container, and sees it go. */
  void release(Running holder) {
    try {
      holder.stdin().write('\n');
      holder.stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(holder.result(PATIENCE).exit()).isZero();
    // Another connection may be the last to leave, a moment later.
    alice.awaitNoContainer();
  }

  @Override
  public void close() {
    Closing.all(List.of(host, dir));
  }
}
