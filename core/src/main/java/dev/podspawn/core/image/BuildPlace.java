package dev.podspawn.core.image;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.name.ProjectName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where one engine's builds have their locks and logs: a directory of whoever talks to the engine, mode 0700.
 *
 * <pre>
 * PROJECT.lock           locked (fcntl(2)) while an image of the project is built
 * PROJECT-DIGEST.log     what the last build of a Podfile said; DIGEST is 12 digits of its digest
 * PROJECT.SERVICE.log    what a service of the project said that was not ready, the last time
 * </pre>
 */
public record BuildPlace(Path directory) {

  /** The log of builds of a Podfile. */
  public Path log(ImageRecipe recipe) {
    String tag = recipe.image();
    return directory.resolve(
        recipe.project().text() + "-" + tag.substring(tag.lastIndexOf('-') + 1) + ".log");
  }

  /**
   * Keeps what a service has said, in place of what was kept before; returns where.
   *
   * @throws IOException it cannot be written
   */
  public Path keepServiceLog(ProjectName project, String service, List<String> lines)
      throws IOException {
    make();
    Path file = directory.resolve(project.text() + "." + service + ".log");
    String text = String.join("\n", lines) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8), "rw-------");
    return file;
  }

  private void make() throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /**
   * Waits until nobody builds an image of the project on this engine. The kernel gives the lock back with the process.
   *
   * @throws PodspawnException LOCK_FAILED: it is not to be had, or the thread was interrupted
   */
  @SuppressWarnings("StreamResourceLeak")
  public BuildLock lock(ProjectName project) {
    Path file = directory.resolve(project.text() + ".lock");
    try {
      make();
      return new BuildLock(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.LOCK_FAILED,
          Message.of("wait for the image of " + project, "the lock is not to be had"),
          Message.of("lock " + file, e.toString()),
          e);
    }
  }

  /** A build's lock. */
  public static final class BuildLock implements AutoCloseable {
    private final FileChannel channel;

    private BuildLock(FileChannel channel) throws IOException {
      this.channel = channel;
      try {
        channel.lock();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // The kernel gives the lock back all the same.
        return;
      }
    }
  }
}
