package dev.podspawn.core.setup;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that the distribution brings for a server, in {@code share}, with this installation's places and names in
 * them.
 */
record Templates(Site site) {
  /** What stands in the files as they are shipped; the longer ones first. */
  private static final Pattern PLACES = Pattern.compile(
      "/opt/podspawn/bin/podspawn spawn\n|/opt/podspawn/bin/podspawn auth-keys|/opt/podspawn/bin/podspawn cleanup"
          + "|/opt/podspawn|/etc/podspawn/emergency|podspawn-engine");

  String sshd() {
    return (site.pam().isPresent() ? text("sshd/forwarding.conf") : "") + ofAll();
  }

  private String ofAll() {
    return text("sshd/podspawn.conf");
  }

  String sudoers() {
    return text("sudoers/podspawn");
  }

  String aptHook() {
    return text("apt/podspawn");
  }

  /** One of systemd's units. */
  String unit(String name) {
    return text("systemd/" + name);
  }

  /** The keywords of the drop-in that have one value each, and those values, as {@code sshd -T} has them. */
  Map<String, String> sshdValues() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : ofAll().lines().map(String::strip).toList()) {
      int space = line.indexOf(' ');
      if (space > 0 && !line.startsWith("#") && !line.startsWith("Match ")) {
        values.put(
            line.substring(0, space).toLowerCase(Locale.ROOT),
            line.substring(space + 1).strip());
      }
    }
    // Several lines of it add up.
    values.remove("acceptenv");
    values.put("forcecommand", "none");
    values.put("pubkeyauthentication", "yes");
    return values;
  }

  private String text(String name) {
    Path file = site.home().resolve("share").resolve(name);
    try {
      String shipped = Files.readString(file);
      Matcher places = PLACES.matcher(shipped);
      return places.replaceAll(found -> Matcher.quoteReplacement(real(found.group())));
    } catch (IOException e) {
      throw new SetupException(
          ErrorCode.SETUP_REFUSED,
          "this installation has no " + file,
          "copying the whole distribution again",
          e);
    }
  }

  private String real(String shipped) {
    String option = site.namedConfig().map(file -> " --config " + file).orElse("");
    String launcher = site.launcher().toString();
    return switch (shipped) {
      case "/opt/podspawn/bin/podspawn spawn\n" -> launcher + " spawn" + option + "\n";
      case "/opt/podspawn/bin/podspawn auth-keys" ->
        launcher + option + " auth-keys"
            + site.pam().map(file -> " --pam " + file).orElse("");
      case "/opt/podspawn/bin/podspawn cleanup" -> launcher + option + " cleanup";
      case "/etc/podspawn/emergency" -> site.emergency().toString();
      case "podspawn-engine" -> site.account();
      default -> site.home().toString();
    };
  }
}
