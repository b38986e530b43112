package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import java.util.Optional;

/** A word of certain characters. */
final class WordOf extends ScalarType<String> {
  /** What a session is called. */
  static final WordOf NAME = new WordOf(
      Charset.ALNUM,
      Charset.ALNUM + "._-",
      64,
      "a name of at most 64 letters, digits and . _ -, beginning with a letter or digit");

  /** A label of a host name, in small letters. */
  static final WordOf HOST = new WordOf(
      "abcdefghijklmnopqrstuvwxyz0123456789",
      "abcdefghijklmnopqrstuvwxyz0123456789-",
      63,
      "the name of a service: at most 63 of a-z, 0-9 and -, not beginning with -");

  /** What git calls a branch; never an option. */
  static final WordOf BRANCH = new WordOf(
      Charset.ALNUM + "_", Charset.ALNUM + "/._+@#-", 200, "the name of a branch or tag");

  /** Where a git repository is; never an option, nor with a blank in it. */
  static final WordOf REPOSITORY = new WordOf(
      Charset.ALNUM + "/.",
      Charset.ALNUM + "/._+@:~%-",
      500,
      "the address of a git repository, such as https://example.org/me/repo.git");

  /** What a Podfile extends. */
  static final WordOf REFERENCE = new WordOf(
      Charset.ALNUM + "/.",
      Charset.ALNUM + "/._+@-",
      500,
      "a path such as ./base.yaml, a name such as debian-dev, or github.com/owner/repo");

  private final String first;
  private final String later;
  private final int most;
  private final String expected;

  private WordOf(String first, String later, int most, String expected) {
    this.first = first;
    this.later = later;
    this.most = most;
    this.expected = expected;
  }

  @Override
  protected Optional<String> parse(String text) {
    return Charset.accepts(text, first, later, most) ? Optional.of(text) : Optional.empty();
  }

  @Override
  protected String expected() {
    return expected;
  }
}
