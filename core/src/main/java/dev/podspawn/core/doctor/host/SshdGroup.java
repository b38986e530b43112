package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * By which group sshd knows podspawn's accounts: that of the {@code Match Group} block which takes the accounts' own key
 * files away, or names podspawn. Reads the configuration and what it includes (sshd_config(5)).
 */
public final class SshdGroup {
  private static final Path SSH = Path.of("/etc/ssh");
  private static final int DEEPEST = 8;

  private final Function<Path, Optional<String>> text;
  private final Function<Path, List<Path>> entries;

  /** Of a machine whose files and directories these are. */
  public SshdGroup(Function<Path, Optional<String>> text, Function<Path, List<Path>> entries) {
    this.text = text;
    this.entries = entries;
  }

  /** The group; the usual one where the configuration tells of none. */
  public String of(Path config) {
    String group = "";
    for (String line : lines(config, 0)) {
      List<String> words = List.of(line.strip().split("[\\s=]+", -1));
      String keyword = words.get(0).toLowerCase(Locale.ROOT);
      if (keyword.equals("match")) {
        group = words.size() > 2 && words.get(1).equalsIgnoreCase("group") ? words.get(2) : "";
      } else if (!group.isEmpty() && isOurs(keyword, line)) {
        return group.split(",", 2)[0];
      }
    }
    return Site.USUAL_GROUP;
  }

  private static boolean isOurs(String keyword, String line) {
    return (keyword.equals("authorizedkeysfile")
            && (line.strip().endsWith("none") || line.contains("/emergency/")))
        || (keyword.equals("authorizedkeyscommand") && line.contains("auth-keys"));
  }

  private List<String> lines(Path file, int depth) {
    List<String> all = new ArrayList<>();
    for (String line : text.apply(file).orElse("").split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words[0].equalsIgnoreCase("include") && depth < DEEPEST) {
        for (int i = 1; i < words.length; i++) {
          included(words[i]).forEach(other -> all.addAll(lines(other, depth + 1)));
        }
      } else {
        all.add(line);
      }
    }
    return all;
  }

  /** With {@code *} in the file's name, as distributions use it. */
  private List<Path> included(String pattern) {
    Path path = SSH.resolve(pattern);
    String name = String.valueOf(path.getFileName());
    int star = name.indexOf('*');
    Path parent = path.getParent();
    if (star < 0 || parent == null) {
      return List.of(path);
    }
    String start = name.substring(0, star);
    String end = name.substring(star + 1);
    return entries.apply(parent).stream()
        .filter(entry -> matches(String.valueOf(entry.getFileName()), start, end))
        .toList();
  }

  private static boolean matches(String name, String start, String end) {
    return !name.startsWith(".") && name.startsWith(start) && name.endsWith(end);
  }
}
