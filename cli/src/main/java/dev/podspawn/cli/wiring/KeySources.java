package dev.podspawn.cli.wiring;

import dev.podspawn.cli.keys.WebLimits;
import dev.podspawn.cli.keys.WebSource;
import dev.podspawn.cli.oidc.OidcKeySource;
import dev.podspawn.cli.oidc.OidcTools;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.users.KeySource;
import dev.podspawn.core.users.RecordedSource;

/** Every kind of source there is; the one place that makes them from what was recorded. */
final class KeySources {
  private KeySources() {}

  /**
   * The source that was recorded.
   *
   * @param oidc what an identity provider needs
   * @throws PodspawnException USER_RECORD_UNUSABLE: of a kind that this version does not know
   */
  static KeySource of(RecordedSource recorded, OidcTools oidc) {
    if (recorded.kind().equals(OidcKeySource.KIND)) {
      return OidcKeySource.recorded(recorded.fields(), oidc);
    }
    return WebSource.of(recorded, WebLimits.USUAL)
        .orElseThrow(() -> new PodspawnException(
            ErrorCode.USER_RECORD_UNUSABLE,
            new Message(
                "ask a source of the kind " + recorded.kind(),
                "this version does not know it",
                "a newer podspawn"),
            null));
  }
}
