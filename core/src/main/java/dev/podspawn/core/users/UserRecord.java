package dev.podspawn.core.users;

import dev.podspawn.core.name.UserName;
import java.util.List;
import java.util.Locale;

/**
 * What podspawn knows of a user whom it added.
 *
 * @param account what it did about the account
 * @param uid the account's, so that another account of the same name is not taken for it; -1 without one
 * @param sources in the order in which they were given
 */
public record UserRecord(UserName user, Origin account, long uid, List<RecordedSource> sources) {
  /** Where an account comes from. */
  public enum Origin {
    /** podspawn made it, and removes it. */
    MADE,
    /** It was there; podspawn put it into its group. */
    ADOPTED,
    /** podspawn has nothing to do with it. */
    NONE;

    /** The word in the record. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the sources. */
  public UserRecord {
    sources = List.copyOf(sources);
  }

  /** The same user with other sources. */
  public UserRecord with(List<RecordedSource> others) {
    return new UserRecord(user, account, uid, others);
  }
}
