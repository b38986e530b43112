package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.sandbox.SeccompProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the configuration means for the box around a container. Where it says nothing, nothing is loaded for it. */
final class Boxes {
  private static final String KEEP_ID = "keep-id";

  private Boxes() {}

  /**
   * The box of a container whose logins are this account.
   *
   * @throws dev.podspawn.core.error.PodspawnException SECCOMP_UNUSABLE
   */
  static ContainerSpec.Box of(Config.Security security, Optional<ImageAccount> account) {
    Config.Sandbox sandbox = security.sandbox();
    Optional<String> userns = sandbox.userns();
    if (userns.isPresent()) {
      userns = Optional.of(userns(userns.get(), account));
    }
    if (sandbox.seccomp().isEmpty() || sandbox.seccomp().get().equals(Config.Sandbox.UNCONFINED)) {
      return new ContainerSpec.Box(security.runtime(), userns, sandbox.seccomp(), List.of());
    }
    SeccompProfile profile = SeccompProfile.read(Path.of(sandbox.seccomp().get()));
    return new ContainerSpec.Box(
        security.runtime(),
        userns,
        Optional.of(profile.text()),
        List.of(),
        Optional.of(profile.file()));
  }

  /** Where logins are a number, that is who the login account is in the container. */
  private static String userns(String userns, Optional<ImageAccount> account) {
    if (!userns.equals(KEEP_ID) || account.isEmpty() || account.get().isName()) {
      return userns;
    }
    String text = account.get().text();
    int colon = text.indexOf(':');
    String uid = colon < 0 ? text : text.substring(0, colon);
    String gid = colon < 0 ? text : text.substring(colon + 1);
    return KEEP_ID + ":uid=" + uid + ",gid=" + gid;
  }
}
