package dev.podspawn.core.account;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The default image in an account's own rootless Podman, which keeps a copy of its own. */
public final class AccountImage {
  /** The settings of {@code contrib/image/Containerfile}, which a root file system cannot carry; a test compares. */
  static final List<String> SETTINGS = List.of(
      "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "ENV LANG=C.UTF-8",
      "LABEL org.opencontainers.image.title=podspawn-dev",
      "LABEL org.opencontainers.image.description=\"The default development image of podspawn\"",
      "LABEL org.opencontainers.image.licenses=AGPL-3.0-only",
      "WORKDIR /root",
      "CMD [\"/bin/bash\",\"-l\"]");

  private final HostAccount account;
  private final String image;
  private final AccountPrograms programs;

  /** This image of this account's. */
  public AccountImage(HostAccount account, String image) {
    this.account = account;
    this.image = image;
    this.programs = new AccountPrograms(
        ErrorCode.USER_IMAGE_FAILED,
        "give the Podman of " + account.name() + " the image " + image);
  }

  /** Whether the account's Podman has it. */
  public boolean isThere() {
    return programs.attempt(
        account.command(List.of("podman", "image", "exists", image)).toArray(new String[0]));
  }

  /**
   * Imports it from a root file system, as {@code contrib/image/build-from-packages --tar} makes one.
   *
   * @throws PodspawnException USER_IMAGE_FAILED
   */
  public void importFrom(Path tar) {
    List<String> argv = new ArrayList<>(List.of("podman", "import", "--quiet"));
    SETTINGS.forEach(setting -> argv.add("--change=" + setting));
    argv.addAll(List.of("-", image));
    programs.runReading(account.command(argv), tar);
  }
}
