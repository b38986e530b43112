package dev.podspawn.core.config;

import dev.podspawn.core.name.ImageAccount;
import java.util.Optional;

/** An account in containers. */
final class AccountType extends ScalarType<ImageAccount> {

  @Override
  Optional<ImageAccount> parse(String text) {
    return ImageAccount.parse(text);
  }

  @Override
  String expected() {
    return "an account: a name such as dev, or a uid or uid:gid";
  }
}
