package dev.podspawn.cli.it;

import static dev.podspawn.cli.it.HostService.GREETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sshd would forward leads to the host: none of it is to be had. Carol, on the same sshd, has all of it. */
interface ForwardingAttacks extends HostileAttacks {
  @ParameterizedTest
  @ValueSource(strings = {"-N", "-T"})
  default void aUnixSocketForwardedToAUnixSocketReachesNothing(String mode) {
    Path service = host().socket();
    assertThat(overUnix(host().carolsSsh(), mode, service)).isEqualTo(GREETING);
    assertThat(overUnix(alice(), mode, service)).isEmpty();
  }

  @Test
  default void aPortForwardedToAUnixSocketReachesNothing() {
    String service = host().socket().toString();
    assertThat(overPort(host().carolsSsh(), service)).isEqualTo(GREETING);
    assertThat(overPort(alice(), service)).isEmpty();
  }

  @Test
  default void theEnginesSocketIsNotForwarded() throws IOException {
    Path engine = host().alice().engine().socket();
    Path local = local("engine");
    try (Running ssh = forwarding(alice(), "-N", "-v", "-L", local + ":" + engine)) {
      awaitForwards(ssh);
      assertThat(HostService.pingedAt(local)).isEmpty();
      assertThat(ssh.isAlive()).isTrue();
    }
    Files.deleteIfExists(local);
    assertThat(HostService.pingedAt(engine)).endsWith("OK");
  }

  @Test
  default void aPortForwardedToTheHostsLoopbackReachesNothing() {
    String service = "127.0.0.1:" + host().port();
    assertThat(overPort(host().carolsSsh(), service)).isEqualTo(GREETING);
    assertThat(overPort(alice(), service)).isEmpty();
  }

  @Test
  default void theStandardStreamsForwardedReachNothing() {
    String service = "127.0.0.1:" + host().port();
    assertThat(host().carolsSsh().with("-W", service).run().stdout()).isEqualTo(GREETING);
    Result refused = alice().with("-W", service).run();
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
  }

  @Test
  default void aSocksServerReachesNothing() {
    assertThat(overSocks(host().carolsSsh())).isEqualTo(GREETING);
    assertThat(overSocks(alice())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-N", "-T"})
  default void noPortOfTheHostListensForTheClient(String mode) {
    int port = freePort();
    String forward = "127.0.0.1:" + port + ":127.0.0.1:" + host().port();
    try (Running ssh = forwarding(host().carolsSsh(), mode, "-R", forward)) {
      Await.until(
          "sshd's port", HostileHost.PATIENCE, () -> HostService.heardAt(port).equals(GREETING));
      assertThat(ssh.isAlive()).isTrue();
    }
    assertRefused(alice().with(mode, "-R", forward));
    assertThat(HostService.heardAt(port)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-N", "-T"})
  default void noSocketOfTheHostListensForTheClient(String mode) throws IOException {
    Path remote = host().mark("listening");
    String forward = remote + ":127.0.0.1:" + host().port();
    try (Running ssh = forwarding(host().carolsSsh(), mode, "-R", forward)) {
      Await.until("sshd's socket", HostileHost.PATIENCE, () -> Files.exists(remote));
      assertThat(ssh.isAlive()).isTrue();
    }
    Files.deleteIfExists(remote);
    assertRefused(alice().with(mode, "-R", forward));
    assertThat(remote).doesNotExist();
  }

  /** sshd says so before it looks for a device; carol's login gets as far as that. */
  @Test
  default void thereIsNoTunnel() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/dev/net/tun")), "NOT TESTED: no /dev/net/tun to ask a tunnel for");
    String refusal = "rejected tunnel device forwarding";
    String[] ask = {"-v", "-w", "any:any", "-o", "ExitOnForwardFailure=no"};
    assertThat(host().carolsSsh().with(ask).run("true").stderr()).doesNotContain(refusal);
    assertThat(alice().with(ask).run("true").stderr()).contains(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-X", "-Y"})
  default void thereIsNoWayToTheClientsDisplay(String option) {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin/xauth")), "NOT TESTED: no xauth; apt-get install xauth");
    String refusal = "X11 forwarding request failed";
    Result ordinary = withDisplay(host().carolsSsh(), option);
    assertThat(ordinary.stdout()).as(ordinary.stderr()).startsWith("[localhost:");
    Result refused = withDisplay(alice(), option);
    assertThat(refused.stdout()).isEqualTo("[]\n");
    assertThat(refused.stderr()).contains(refusal);
  }

  private static Result withDisplay(SshClient ssh, String option) {
    // Without an untrusted cookie, which only a real X server makes, ssh would not even ask.
    return ssh.with("-v", option, "-o", "ForwardX11Trusted=yes")
        .command("echo \"[$DISPLAY]\"")
        .env("DISPLAY", "127.0.0.1:99")
        .run();
  }

  private SshClient alice() {
    return host().alice().ssh();
  }

  private static void assertRefused(SshClient ssh) {
    Result refused = ssh.with("-o", "ExitOnForwardFailure=yes").run("cat");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stderr()).contains("forwarding failed");
  }

  private static Running forwarding(SshClient ssh, String... options) {
    return ssh.with(options).with("-o", "ExitOnForwardFailure=yes").start("cat");
  }

  /** Until ssh listens: a socket's file, or a port that is bound, is there a moment before that. */
  private static void awaitForwards(Running ssh) {
    ssh.stderr().await("Entering interactive session", HostileHost.PATIENCE);
  }

  private Path local(String name) {
    return host().socket().resolveSibling(name + ".local");
  }

  private String overUnix(SshClient ssh, String mode, Path target) {
    Path local = local("unix");
    try (Running running = forwarding(ssh, mode, "-v", "-L", local + ":" + target)) {
      awaitForwards(running);
      assertThat(running.isAlive()).isTrue();
      return HostService.heardAt(local);
    } finally {
      delete(local);
    }
  }

  private static String overPort(SshClient ssh, String target) {
    int port = freePort();
    try (Running running = forwarding(ssh, "-N", "-v", "-L", port + ":" + target)) {
      awaitForwards(running);
      return HostService.heardAt(port);
    }
  }

  private String overSocks(SshClient ssh) {
    int port = freePort();
    try (Running running = forwarding(ssh, "-N", "-v", "-D", Integer.toString(port))) {
      awaitForwards(running);
      return HostService.heardThrough(port, host().port());
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
