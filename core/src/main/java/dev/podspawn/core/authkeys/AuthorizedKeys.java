package dev.podspawn.core.authkeys;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code podspawn auth-keys} prints: a user's keys, each behind our forced command.
 *
 * <p>Every line begins {@code command="...",restrict,pty,agent-forwarding}, and {@code ,port-forwarding} where that
 * certainly ends in the container, and {@code ,X11-forwarding} where that is wanted, too. A line's own options follow where they
 * narrow its use; sshd reads options in order, so a later {@code no-pty} takes back our {@code pty}.
 */
public final class AuthorizedKeys {
  private static final String GRANTED = ",restrict,pty,agent-forwarding";
  private static final int MAX_LINE = 16 * 1024;
  private static final String BYTE_ORDER_MARK =
      "\u00ef\u00bb\u00bf"; // UTF-8's, one char for each byte

  private final KeyDirectory keys;
  private final ForcedCommandLine command;
  private final AdminLog log;
  private final Function<LoginName, Forwarding> forwarding;

  /** The keys of one installation, behind which nothing is forwarded. */
  public AuthorizedKeys(Path keyDirectory, ForcedCommandLine command, AdminLog log) {
    this(keyDirectory, command, log, login -> Forwarding.NONE);
  }

  /**
   * The keys of one installation.
   *
   * @param keyDirectory {@code auth.key_dir}
   * @param log gets what is wrong with a key file, for sshd discards our stderr
   * @param forwarding what sshd may forward of an account's; asked only for those that have keys
   */
  public AuthorizedKeys(
      Path keyDirectory,
      ForcedCommandLine command,
      AdminLog log,
      Function<LoginName, Forwarding> forwarding) {
    this.forwarding = forwarding;
    this.keys = new KeyDirectory(keyDirectory);
    this.command = command;
    this.log = log;
  }

  /**
   * The lines for a user, without line ends, in printable ASCII. A user without a key file has none, and so does an
   * empty file; a line that is no key is left out and logged.
   *
   * @throws dev.podspawn.core.error.PodspawnException KEYS_UNSAFE, KEYS_UNREADABLE; then nothing may be printed
   */
  public List<String> linesFor(UserName user, OfferedKey offered) {
    return linesFor(new LoginName(user, Optional.empty()), offered);
  }

  /**
   * The lines for an account by whose name a user lands in a project, which are the user's own. An account that nobody has
   * said that of has none, whatever it is called.
   *
   * @throws dev.podspawn.core.error.PodspawnException KEYS_UNSAFE, KEYS_UNREADABLE; then nothing may be printed
   */
  public List<String> linesFor(LoginName login, OfferedKey offered) {
    UserName user = login.user();
    if (login.project().isPresent() && !keys.isAlias(login)) {
      return List.of();
    }
    Optional<byte[]> content = keys.read(user);
    if (content.isEmpty()) {
      return List.of();
    }
    Forwarding granted = forwarding.apply(login);
    Prefix prefix = new Prefix(
        "command=" + OptionValue.quote(command.forLogin(login)) + GRANTED
            + (granted.endsInContainer() ? ",port-forwarding" : "")
            + (granted.hasDisplay() ? ",X11-forwarding" : ""),
        granted);
    // One char for each byte: no byte sequence is invalid, and none can hide a line end.
    String text = new String(content.get(), StandardCharsets.ISO_8859_1);
    KeyReport report = new KeyReport(keys.fileOf(user), log);
    return lines(text, prefix, offered, report);
  }

  /** What stands before a key's own options. */
  private record Prefix(String text, Forwarding forwarding) {}

  private static List<String> lines(
      String text, Prefix prefix, OfferedKey offered, KeyReport report) {
    List<String> lines = new ArrayList<>();
    int found = 0;
    int number = 0;
    int start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      number++;
      Optional<KeyLine> key = key(withoutReturn(text, start, end), number, report);
      if (key.isPresent()) {
        Optional<String> line = line(prefix, key.get(), number, report);
        found += line.isPresent() ? 1 : 0;
        if (line.isPresent() && offered.accepts(key.get())) {
          lines.add(line.get());
        }
      }
      start = end + 1;
    }
    report.end();
    if (found == 0) {
      report.empty();
    }
    return lines;
  }

  private static Optional<KeyLine> key(String line, int number, KeyReport report) {
    if (line.length() > MAX_LINE) {
      report.skipped(number, "it is longer than " + MAX_LINE + " bytes");
      return Optional.empty();
    }
    if (isBlankOrComment(line)) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyLine.parse(line));
    } catch (KeyLineException e) {
      report.skipped(number, e.reason());
      return Optional.empty();
    }
  }

  private static Optional<String> line(Prefix prefix, KeyLine key, int number, KeyReport report) {
    try {
      KeyOptions options = KeyOptions.parse(key.options(), prefix.forwarding());
      for (OptionRule dropped : options.dropped()) {
        report.dropped(number, dropped);
      }
      String comment = key.comment().isEmpty() ? "" : " " + key.comment();
      String line = prefix.text() + options.suffix() + " " + key.type().text() + " " + key.blob();
      return Optional.of(line + comment);
    } catch (KeyLineException e) {
      report.skipped(number, e.reason());
      return Optional.empty();
    }
  }

  private static String withoutReturn(String text, int start, int end) {
    boolean ended = end > start && text.charAt(end - 1) == '\r';
    return text.substring(start, ended ? end - 1 : end);
  }

  private static boolean isBlankOrComment(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != ' ' && c != '\t') {
        return c == '#';
      }
    }
    return true;
  }
}
