package dev.podspawn.core.authkeys;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.file.UnsafeFileException;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of key files ({@code auth.key_dir}): one file for each user, named like the user. */
record KeyDirectory(Path directory) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String ASK = "asking the admin of this machine";

  Path fileOf(UserName user) {
    return directory.resolve(user.text());
  }

  /**
   * Whether root has said that an account of that name is the user's in the project: by a file of the name, whose content does
   * not matter.
   *
   * @throws PodspawnException KEYS_UNSAFE, KEYS_UNREADABLE
   */
  boolean isAlias(LoginName login) {
    return login.project().isPresent()
        && read(directory.resolve(
                login.user().text() + "." + login.project().get().text()))
            .isPresent();
  }

  /**
   * The user's key file; empty when there is none.
   *
   * @throws PodspawnException KEYS_UNSAFE, KEYS_UNREADABLE
   */
  Optional<byte[]> read(UserName user) {
    return read(fileOf(user));
  }

  private Optional<byte[]> read(Path file) {
    try {
      TrustedFile.requireThere(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      return Optional.of(readExisting(file));
    } catch (UnsafeFileException e) {
      throw unsafe(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private byte[] readExisting(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(directory.toRealPath())) {
      throw new UnsafeFileException(
          "it is a symbolic link that leads out of the key directory", "a plain file in its place");
    }
    return TrustedFile.read(real, MAX_BYTES);
  }

  private static PodspawnException unsafe(Path file, UnsafeFileException e) {
    return new PodspawnException(
        ErrorCode.KEYS_UNSAFE,
        new Message("read the keys of this account", "its key file cannot be trusted", ASK),
        new Message("trust the key file " + file, e.reason(), e.fix()),
        e);
  }

  private static PodspawnException unreadable(Path file, IOException e) {
    // Most of the JDK's messages here are nothing but the path; the class is what tells.
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new PodspawnException(
        ErrorCode.KEYS_UNREADABLE,
        new Message("read the keys of this account", "its key file cannot be read", ASK),
        new Message(
            "read the key file " + file,
            reason,
            "\"ls -lLd\" on it and on its directory as the account that sshd runs auth-keys as"),
        e);
  }
}
