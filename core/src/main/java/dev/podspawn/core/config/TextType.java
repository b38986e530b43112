package dev.podspawn.core.config;

import java.util.Optional;

/** A word of printable ASCII, with a rule for what it may hold. */
public final class TextType extends ScalarType<String> {
  private static final int MAX_LENGTH = 512;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  /** An image reference; the engine has the last word. */
  public static final TextType IMAGE =
      new TextType(LETTERS + DIGITS, LETTERS + DIGITS + "./:@_-", "the name of an image");

  /** A path in the container. */
  public static final TextType CONTAINER_PATH =
      new TextType("/", LETTERS + DIGITS + "/._+@:-", "an absolute path in the container");

  /** A capability, with or without {@code CAP_}; {@code ALL} is all of them. */
  static final TextType CAPABILITY = new TextType(
      LETTERS.substring(0, 26),
      LETTERS.substring(0, 26) + "_",
      "a capability in capitals, such as NET_BIND_SERVICE");

  /** Name or path of an OCI runtime. */
  static final TextType RUNTIME =
      new TextType("/" + LETTERS + DIGITS, LETTERS + DIGITS + "/._-", "the name of a runtime");

  /** Options of a tmpfs mount, such as {@code size=64m,noexec}. */
  static final TextType MOUNT_OPTIONS = new TextType(
      LETTERS, LETTERS + DIGITS + "=,%_-", "mount options, such as size=64m,mode=1777");

  /** The name of an environment variable, with wildcards. */
  static final TextType VARIABLE = new TextType(
      LETTERS + "_", LETTERS + DIGITS + "_*?", "a variable's name, such as LC_* or EDITOR");

  /** Where a git repository is; never an option, nor with a blank in it. */
  public static final TextType REPOSITORY = new TextType(
      LETTERS + DIGITS + "/",
      LETTERS + DIGITS + "/._+@:~%-",
      "the address of a git repository, such as https://example.org/me/dotfiles.git");

  /** A branch of a git repository (git-check-ref-format(1), which git itself asks too); never an option. */
  static final TextType BRANCH =
      new TextType(LETTERS + DIGITS, LETTERS + DIGITS + "/._+#-", "the name of a branch");

  /** An account of the host. */
  static final TextType HOST_ACCOUNT = new TextType(
      LETTERS.substring(26) + "_",
      LETTERS.substring(26) + DIGITS + "_-",
      "the name of an account of this host");

  /** A hash in hexadecimal, perhaps after the name of its method. */
  static final TextType HASH = new TextType(LETTERS + DIGITS, LETTERS + DIGITS + ":", "a hash");

  private final String first;
  private final String later;
  private final String expected;

  private TextType(String first, String later, String expected) {
    this.first = first;
    this.later = later;
    this.expected = expected;
  }

  @Override
  protected Optional<String> parse(String text) {
    boolean sound =
        !text.isEmpty() && text.length() <= MAX_LENGTH && first.indexOf(text.charAt(0)) >= 0;
    for (int i = 1; sound && i < text.length(); i++) {
      sound = later.indexOf(text.charAt(i)) >= 0;
    }
    return sound ? Optional.of(text) : Optional.empty();
  }

  @Override
  protected String expected() {
    return expected;
  }

  static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.length() <= MAX_LENGTH;
  }
}
