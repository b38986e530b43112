package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.DevImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server with one user, seen from her own machine: what her clients of all kinds have to know, and a directory for
 * their files. Her container is there as long as one image is in use, so that every login of a test finds it warm.
 */
public final class ClientHost implements AutoCloseable {
  /** What the server is called in {@link #sshConfig()}. */
  public static final String ALIAS = "pod";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PodHost host;
  private final PodUser alice;
  private final ShortTempDir dir;
  private Optional<Running> holder = Optional.empty();
  private boolean hasDebian;
  private int directories;

  private ClientHost(PodHost host, ShortTempDir dir) {
    this.host = host;
    this.dir = dir;
    this.alice = host.addUser();
    dir.write("known_hosts", host.sshd().knownHostsLine());
    String options = String.join(
        "\n",
        List.of(
            "Host " + ALIAS,
            "HostName 127.0.0.1",
            "Port " + port(),
            "User " + user(),
            "IdentityFile " + key(),
            "IdentitiesOnly yes",
            "UserKnownHostsFile " + knownHosts(),
            "GlobalKnownHostsFile /dev/null",
            "StrictHostKeyChecking yes",
            "BatchMode yes",
            "LogLevel ERROR",
            ""));
    dir.write("ssh_config", options);
  }

  /** A server with an engine of this kind; nobody has a container yet. */
  public static ClientHost start(EngineKind kind) {
    ShortTempDir dir = ShortTempDir.create();
    try {
      PodHost host = PodHost.start(kind);
      try {
        host.installation().toolboxBuild().runOk();
        return new ClientHost(host, dir);
      } catch (RuntimeException | Error e) {
        host.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      dir.close();
      throw e;
    }
  }

  /** From now on her container is a Debian with the usual tools and Python. */
  public void landInDebian() {
    release();
    if (!hasDebian) {
      alice
          .engine()
          .importImage(DevImage.tarWithPython(), DevImage.WITH_PYTHON, DevImage.changes());
      hasDebian = true;
    }
    configure(DevImage.WITH_PYTHON, "");
    hold();
  }

  /** From now on her container has busybox, and nothing else of its own. */
  public void landInBusybox() {
    release();
    configure(PodHost.image(), "");
    hold();
  }

  /** Runs a test in Debian containers that wait for her: none is there before, and no other connection meanwhile. */
  public void withContainersThatWait(Runnable test) {
    release();
    configure(DevImage.WITH_PYTHON, "session:\n  mode: grace-period\n  grace_period: 10m\n");
    try {
      test.run();
    } finally {
      new Podspawn(host.installation()).run("kill", user()).ok();
      landInDebian();
    }
  }

  private void configure(String image, String more) {
    host.installation().configure("defaults:\n  image: " + image + "\n" + more);
  }

  private void hold() {
    Running held = alice.ssh().with("-M", "-S", control().toString()).start("echo held; read end");
    holder = Optional.of(held);
    held.stdout().await("held", PATIENCE);
  }

  /** Ends the connection that holds the container, and sees it go. */
  private void release() {
    if (holder.isPresent()) {
      try (Running held = holder.get()) {
        holder = Optional.empty();
        held.stdin().close();
        held.result(PATIENCE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      alice.awaitNoContainer();
    }
  }

  /** The user's name on the server. */
  public String user() {
    return alice.name();
  }

  public int port() {
    return host.sshd().port();
  }

  /** The file of her private key. */
  public Path key() {
    return alice.key().privateKey();
  }

  public Path knownHosts() {
    return dir.resolve("known_hosts");
  }

  /** A file for {@code ssh -F}, by which {@value #ALIAS} is all that a client needs to know. */
  public Path sshConfig() {
    return dir.resolve("ssh_config");
  }

  /** The real ssh, ready to log in. */
  public SshClient ssh() {
    return alice.ssh();
  }

  /**
   * Runs a command without input over the connection that holds the container: all is as ever but for the keys, and the
   * time that they take.
   */
  public Result run(String command) {
    return alice.ssh().with("-S", control().toString()).run(command);
  }

  /** The socket of that connection ({@code ssh -S}). */
  public Path control() {
    return dir.resolve("control");
  }

  /** Where logins begin in the container. */
  public String home() {
    return run("pwd").ok().stdout().strip();
  }

  /** Another program on her machine, without settings of anybody's. */
  public Command client(String... argv) {
    return Command.of(argv)
        .cleanEnv()
        .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        .env("HOME", dir.path().toString())
        .env("LC_ALL", "C.UTF-8")
        .in(dir.path());
  }

  /** A new directory for a test's files, on her own machine. */
  public Path newDir() {
    try {
      directories++;
      return Files.createDirectory(dir.resolve("dir" + directories));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the tests' resources, beside a class, in a directory on her own machine. */
  public static Path install(Class<?> beside, String name, Path into) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name + " beside " + beside);
      }
      Path file = into.resolve(name);
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Closing.all(List.of(this::release, host, dir));
  }
}
