package dev.podspawn.core.config;

import dev.podspawn.core.name.ImageAccount;
import java.util.Optional;

/** An account in containers. */
public final class AccountType extends ScalarType<ImageAccount> {

  @Override
  protected Optional<ImageAccount> parse(String text) {
    return ImageAccount.parse(text);
  }

  @Override
  protected String expected() {
    return "an account: a name such as dev, or a uid or uid:gid";
  }
}
