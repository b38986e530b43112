package dev.podspawn.core.session;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a session too many.
 *
 * @param maxPerUser sessions at a time, 0 for no limit
 */
public record Admission(int maxPerUser) {

  /**
   * Admits one more session beside those there are; to be asked under the user's lock.
   *
   * @throws PodspawnException {@link ErrorCode#SESSION_LIMIT}
   */
  public void admit(Session wanted, List<SessionRecord> sessions) {
    List<String> others = new ArrayList<>();
    for (SessionRecord record : sessions) {
      if (!record.session().equals(wanted)) {
        others.add(record.session().address());
      }
    }
    if (maxPerUser > 0 && others.size() >= maxPerUser) {
      throw refused(wanted, others);
    }
  }

  private PodspawnException refused(Session wanted, List<String> others) {
    String reason = "resources.max_per_user allows " + maxPerUser + ", and there are "
        + String.join(", ", others);
    return new PodspawnException(
        ErrorCode.SESSION_LIMIT,
        new Message(
            "open the session " + wanted.address(),
            reason,
            "ending one of them first, such as by 'podspawn kill " + others.get(0) + "'"),
        null);
  }
}
