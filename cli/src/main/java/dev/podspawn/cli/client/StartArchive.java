package dev.podspawn.cli.client;

import dev.podspawn.core.client.OwnFile;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that {@code connect} loads, as the Java runtime keeps them for its next start (class data sharing). Nothing
 * depends on it: a runtime that is not the one that wrote it does without.
 *
 * @param launcher as ssh is told to call it: the archive is good for that class path only
 * @param file where the launcher looks for it
 */
public record StartArchive(Path launcher, Path file) {
  /** Its name below {@code ~/.podspawn}. */
  public static final String NAME = "connect.jsa";

  private static final int PATIENCE_SECONDS = 30;

  /**
   * Lets {@code connect} run once, to ourselves, and keeps what it has loaded.
   *
   * @return whether there is an archive now
   */
  public boolean make() throws InterruptedException {
    Path config = file.resolveSibling(NAME + ".yaml");
    Path draft = file.resolveSibling(NAME + ".new");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String text =
          "servers:\n  mappings:\n    start.pod: \"127.0.0.1:" + server.getLocalPort() + "\"\n";
      new OwnFile(config).write(text.getBytes(StandardCharsets.UTF_8));
      Files.deleteIfExists(draft);
      Process connect = start(config, draft);
      answer(server);
      if (!connect.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        connect.destroyForcibly();
        return false;
      }
      if (connect.exitValue() != 0 || !Files.exists(draft)) {
        return false;
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      deleteQuietly(config);
      deleteQuietly(draft);
    }
  }

  private Process start(Path config, Path draft) throws IOException {
    File nothing = new File("/dev/null");
    ProcessBuilder connect = new ProcessBuilder(List.of(
            launcher.toString(), "connect", "--config", config.toString(), "-", "start.pod", "22"))
        .redirectInput(nothing)
        .redirectOutput(nothing)
        .redirectError(nothing);
    connect.environment().put("PODSPAWN_ARCHIVE", draft.toString());
    return connect.start();
  }

  /** One byte, so that both directions are used. */
  private static void answer(ServerSocket server) throws IOException {
    server.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    try (var peer = server.accept()) {
      peer.getOutputStream().write('\n');
    }
  }

  /** Takes it away, and the directory if nothing else is in it. */
  public void remove() {
    deleteQuietly(file);
    deleteQuietly(file.resolveSibling("."));
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path.normalize());
    } catch (DirectoryNotEmptyException e) {
      // It is the person's.
    } catch (IOException e) {
      // It does no harm.
    }
  }
}
