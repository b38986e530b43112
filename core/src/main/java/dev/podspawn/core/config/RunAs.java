package dev.podspawn.core.config;

/** Which account talks to the container engine ({@code engine.run_as}). */
public sealed interface RunAs {
  /** The only value of this kind. */
  RunAs LOGIN_USER = new LoginUser();

  /** Each account its own rootless engine: the forced command stays with the account that logs in. */
  record LoginUser() implements RunAs {
    @Override
    public String toString() {
      return "login-user";
    }
  }

  /**
   * One account for all (Docker, or rootful Podman): the forced command crosses over to it by {@code sudo -n -u}.
   *
   * @param account the account's name, of the form useradd(8) accepts: {@code ^[a-z_][a-z0-9_-]{0,31}$}
   */
  record ServiceAccount(String account) implements RunAs {
    private static final int MAX_LENGTH = 32;

    public ServiceAccount {
      if (!isAccountName(account)) {
        throw new IllegalArgumentException("not the name of an account");
      }
    }

    /** Whether a text has the form of an account's name; it need not exist. */
    public static boolean isAccountName(String text) {
      if (text.isEmpty() || text.length() > MAX_LENGTH) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean first = (c >= 'a' && c <= 'z') || c == '_';
        boolean later = (c >= '0' && c <= '9') || c == '-';
        if (!first && (i == 0 || !later)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return account;
    }
  }
}
