package dev.podspawn.core.config;

import java.util.Optional;

/** A way of giving a container user ids of its own, as podman-run(1) spells it. */
final class UsernsType extends ScalarType<String> {
  private static final String KEEP_ID = "keep-id";
  private static final String UID = KEEP_ID + ":uid=";
  private static final String GID = ",gid=";

  @Override
  protected Optional<String> parse(String text) {
    return text.equals("auto") || text.equals(KEEP_ID) || isKeepIdAs(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isKeepIdAs(String text) {
    int gid = text.indexOf(GID);
    return text.startsWith(UID)
        && gid > 0
        && isId(text.substring(UID.length(), gid))
        && isId(text.substring(gid + GID.length()));
  }

  /** Nine digits are more than any range of subordinate ids has. */
  private static boolean isId(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 9;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  @Override
  protected String expected() {
    return "one of keep-id, keep-id:uid=UID,gid=GID, auto";
  }
}
