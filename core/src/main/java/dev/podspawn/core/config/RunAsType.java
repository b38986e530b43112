package dev.podspawn.core.config;

import java.util.Optional;

/** The account that talks to the engine. */
final class RunAsType extends ScalarType<RunAs> {

  @Override
  protected Optional<RunAs> parse(String text) {
    if (text.equals(RunAs.LOGIN_USER.toString())) {
      return Optional.of(RunAs.LOGIN_USER);
    }
    return RunAs.ServiceAccount.isAccountName(text)
        ? Optional.of(new RunAs.ServiceAccount(text))
        : Optional.empty();
  }

  @Override
  protected String expected() {
    return "login-user or the name of an account";
  }
}
