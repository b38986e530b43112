package dev.podspawn.cli.user;

import dev.podspawn.core.authkeys.PublicKeyLine;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is to be added, with which keys.
 *
 * @param account what may be done about the account
 * @param imageTar a root file system for the default image, if one was named
 */
public record AddRequest(
    UserName user,
    List<Given> given,
    List<KeySource> sources,
    AccountWish account,
    Optional<Path> imageTar) {
  /** Keys that an admin gives, and where from: {@code --key}, or a file's name. */
  public record Given(String from, List<PublicKeyLine> keys) {}

  /** What may be done about the account. */
  public enum AccountWish {
    MAKE,
    ADOPT,
    NONE
  }
}
