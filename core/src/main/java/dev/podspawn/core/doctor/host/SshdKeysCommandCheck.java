package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Says also whether the drop-in counts at all: an earlier line of the same keyword wins (sshd_config(5)). */
final class SshdKeysCommandCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-keys-command";
  }

  @Override
  public String promise() {
    return "sshd asks this podspawn for the accounts' keys, with this configuration, and not as root";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    String command = settings.value("AuthorizedKeysCommand");
    List<String> words = Arrays.asList(command.split(" +", -1));
    String line = host.site().launcher() + config(host) + " auth-keys %u %t %k";
    if (!isOurs(host, words) || !words.contains("auth-keys") || !words.contains("%u")) {
      problems.fail(
          account.name(),
          "AuthorizedKeysCommand is " + (command.isEmpty() ? "none" : command),
          inBlock(host, "AuthorizedKeysCommand " + line));
    } else if (!configOf(words).equals(host.site().configFile())) {
      problems.fail(
          account.name(),
          "auth-keys reads " + configOf(words) + ", not " + host.site().configFile(),
          inBlock(host, "AuthorizedKeysCommand " + line));
    }
    String user = settings.value("AuthorizedKeysCommandUser");
    if (user.isEmpty() || user.equals("none") || user.equals("root")) {
      problems.fail(
          account.name(),
          "AuthorizedKeysCommandUser is " + (user.isEmpty() ? "none" : user),
          inBlock(host, "AuthorizedKeysCommandUser nobody"));
    }
  }

  private static boolean isOurs(Host host, List<String> words) {
    Path program = Path.of(words.get(0));
    return host.real(program).equals(host.real(host.site().launcher()))
        && host.real(program).isPresent();
  }

  private static String config(Host host) {
    Path file = host.site().configFile();
    return file.equals(ConfigReader.DEFAULT_FILE) ? "" : " --config " + file;
  }

  private static Path configOf(List<String> words) {
    int at = words.indexOf("--config");
    return at > 0 && at + 1 < words.size() ? Path.of(words.get(at + 1)) : ConfigReader.DEFAULT_FILE;
  }
}
