package dev.podspawn.core.users;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The records of the users: {@code sources/USER.yaml} beside the configuration, in a directory that only root may enter,
 * for addresses may be nobody else's business.
 *
 * @param directory made when it is missing
 */
public record UserRecords(Path directory) {
  /** The name of the file in their directory that is locked while users are changed. */
  public static final String LOCK = ".lock";

  private static final int MOST_BYTES = 256 * 1024;

  /** Those of an installation. */
  public static UserRecords besideConfig(Path configFile) {
    return new UserRecords(configFile.toAbsolutePath().resolveSibling("sources"));
  }

  /** The user's file. */
  public Path fileOf(UserName user) {
    return directory.resolve(user.text() + ".yaml");
  }

  /**
   * The user's record; empty when podspawn did not add the user.
   *
   * @throws PodspawnException USER_RECORD_UNUSABLE
   */
  public Optional<UserRecord> read(UserName user) {
    Path file = fileOf(user);
    try {
      TrustedFile.requireThere(file);
      byte[] content = TrustedFile.read(file, MOST_BYTES);
      return Optional.of(RecordText.parse(user, new String(content, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("read", file, e);
    }
  }

  /** Writes the user's record anew. */
  public void write(UserRecord record) {
    Path file = fileOf(record.user());
    try {
      makeDirectory();
      byte[] content = RecordText.of(record).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, content, "rw-------");
    } catch (IOException e) {
      throw unusable("write", file, e);
    }
  }

  /** What whoever changes users locks; its directory is made when it is missing. */
  public Path lockFile() {
    Path file = directory.resolve(LOCK);
    try {
      makeDirectory();
      return file;
    } catch (IOException e) {
      throw unusable("lock", file, e);
    }
  }

  private void makeDirectory() throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Removes the user's record, if there is one. */
  public void remove(UserName user) {
    try {
      Files.deleteIfExists(fileOf(user));
    } catch (IOException e) {
      throw unusable("remove", fileOf(user), e);
    }
  }

  private static PodspawnException unusable(String what, Path file, Exception e) {
    return new PodspawnException(
        ErrorCode.USER_RECORD_UNUSABLE,
        new Message(
            what + " the record " + file,
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "making it and its directory root's alone, or removing the file and adding the user"
                + " again with --adopt-account"),
        e);
  }
}
