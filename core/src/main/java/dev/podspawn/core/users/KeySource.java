package dev.podspawn.core.users;

import java.util.List;
import java.util.Map;

/**
 * Where keys of a user's are fetched from, again and again. A new kind of source is a class that implements this, and a
 * line in {@code KeySources} of the command line, which makes it from what was recorded.
 */
public interface KeySource {
  /** The kind's name in the record, which never changes its meaning: {@code github}, {@code url}. */
  String kind();

  /** For people and for the comment in the key file, for example {@code github alice}; one line of plain ASCII. */
  String describe();

  /** All that is needed to make this source again, by name, in the order in which it is recorded; no secrets. */
  Map<String, String> fields();

  /**
   * Asks the source.
   *
   * @throws dev.podspawn.core.error.PodspawnException KEY_SOURCE_VANISHED: the source says that there is no such thing;
   *     KEY_SOURCE_EMPTY: it has no keys; another code: nobody knows what it would have said
   */
  Fetched fetch();

  /**
   * What a source gave.
   *
   * @param source what to record from now on: the same, or one that has learnt something (who its person is, say)
   * @param lines candidates for key lines, still to be checked; blank ones and comments may be among them
   */
  record Fetched(KeySource source, List<String> lines) {}
}
