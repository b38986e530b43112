package dev.podspawn.cli.wiring;

import dev.podspawn.cli.client.TunnelKeys;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.client.TunnelName;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to sshd inside a container, carried by a login of the person's own ssh: what is forwarded over it comes out
 * in the container, whatever the server's sshd allows. The server has to be podspawn's, with a toolbox.
 */
public final class TunnelWiring {
  private static final String FAR_END = "/.podspawn/bin/podspawn-tunnel";
  private static final int NOT_FOUND = 127;
  private static final int NOT_RUN = 126;

  private TunnelWiring() {}

  /**
   * Connects standard input and output to it, until it ends.
   *
   * @throws PodspawnException USAGE, TUNNEL_FAILED, SSH_PROGRAM_FAILED
   */
  public static ExitStatus run(String user, String host, String port) {
    TunnelName name = TunnelName.parse(host).orElseThrow(() -> usage("a name ends in .pod.tunnel"));
    Optional<Integer> number = ServerAddress.port(port);
    if (number.isEmpty() || user.isEmpty() || user.startsWith("-")) {
      throw usage("it needs a user, a name and a port");
    }
    Path home = ClientPlaces.ofProcess(Optional.empty()).home();
    TunnelKeys keys = new TunnelKeys(home.resolve(".podspawn").resolve("tunnel"));
    String knownAs = new ServerAddress(host, number).knownHostsName();
    try {
      return through(keys, knownAs, user, name);
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private static ExitStatus through(TunnelKeys keys, String knownAs, String user, TunnelName name)
      throws IOException, InterruptedException {
    long pid = ProcessHandle.current().pid();
    String identity = keys.identity();
    TunnelKeys.Pair hostKey = keys.newHostKey();
    // A hook, for ssh ends us by a signal, which may come while we end ourselves.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(keys, pid), "tunnel-forget"));
    keys.trust(knownAs, hostKey, pid);
    Process login = login(user, name);
    String first = "podspawn-tunnel 1\n" + identity + "\n" + hostKey.secret();
    Thread upstream = new Thread(() -> carry(first, login.getOutputStream()), "tunnel-upstream");
    upstream.setDaemon(true);
    upstream.start();
    return status(login.waitFor(), name);
  }

  private static void forget(TunnelKeys keys, long pid) {
    try {
      keys.forget(pid);
    } catch (IOException e) {
      // The next tunnel does it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing of what the person wants forwarded is meant for the login that carries the tunnel. */
  private static Process login(String user, TunnelName name) {
    try {
      return new ProcessBuilder(List.of(
              "ssh",
              "-T",
              "-a",
              "-x",
              "-o",
              "ClearAllForwardings=yes",
              "-o",
              "RemoteCommand=none",
              "-l",
              user,
              "--",
              name.outer().text(),
              "exec " + FAR_END))
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw Ssh.notRun("ssh", e);
    }
  }

  private static void carry(String first, OutputStream to) {
    try (InputStream in = new FileInputStream(FileDescriptor.in);
        to) {
      to.write(first.getBytes(StandardCharsets.US_ASCII));
      to.flush();
      byte[] chunk = new byte[1 << 16];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        to.write(chunk, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // The login has ended, and says so itself.
    }
  }

  private static ExitStatus status(int login, TunnelName name) {
    if (login == NOT_FOUND || login == NOT_RUN) {
      throw failed("a login to " + name.outer() + " has no " + FAR_END, null);
    }
    return login == 0 ? ExitStatus.OK : ExitStatus.FAILED;
  }

  private static PodspawnException failed(String reason, @Nullable Exception cause) {
    return new PodspawnException(
        ErrorCode.TUNNEL_FAILED,
        new Message("make a tunnel", reason, "'podspawn ping', or asking the server's admin"),
        cause);
  }

  private static PodspawnException usage(String reason) {
    return new PodspawnException(
        ErrorCode.USAGE,
        new Message("make a tunnel", reason, "'connect --tunnel alice work.pod.tunnel 22'"),
        null);
  }
}
