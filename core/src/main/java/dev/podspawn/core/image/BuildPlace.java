package dev.podspawn.core.image;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one engine's builds have their locks and logs: a directory of whoever talks to the engine, mode 0700.
 *
 * <pre>
 * PROJECT.lock           locked (fcntl(2)) while an image of the project is built
 * PROJECT-DIGEST.log     what the last build of a Podfile said; DIGEST is 12 digits of its digest
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
   * Waits until nobody builds an image of the project on this engine. The kernel gives the lock back with the process.
   *
   * @throws PodspawnException LOCK_FAILED: it is not to be had, or the thread was interrupted
   */
  @SuppressWarnings("StreamResourceLeak")
  public BuildLock lock(ProjectName project) {
    Path file = directory.resolve(project.text() + ".lock");
    try {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
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
