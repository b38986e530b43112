package dev.podspawn.core.setup;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.LoginName;

/** What the configuration says of one user's forwarding. */
record UserForwarding(Site site) {
  /**
   * Whether it is to end in the user's container; so of an account named after a project as well. An account that is no
   * user's, or whose settings are unusable, has none.
   */
  boolean isWanted(String account) {
    try {
      return UserFiles.beside(site.config())
          .read(LoginName.parse(account).user())
          .flatMap(read -> read.settings().forwarding())
          .orElse(ofServer())
          .endsInContainer();
    } catch (PodspawnException e) {
      return false;
    }
  }

  /** As the configuration has it, or will when it is begun. */
  private Forwarding ofServer() {
    return site.configIsThere() || site.pam().isEmpty()
        ? site.read().forwarding()
        : Forwarding.CONTAINER;
  }
}
