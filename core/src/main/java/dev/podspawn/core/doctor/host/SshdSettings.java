package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What sshd would do for an account that connects, by its own word ({@code sshd -T}, sshd(8)). */
final class SshdSettings {
  static final String SSHD = "/usr/sbin/sshd";

  private final List<String> lines;

  private SshdSettings(List<String> lines) {
    this.lines = lines;
  }

  /** Empty when sshd does not like its configuration. */
  static Optional<SshdSettings> of(Host host, NssAccount account) {
    Path config = host.site().sshdConfig();
    HostCommand asked = host.run(List.of(
        SSHD,
        "-T",
        "-f",
        config.toString(),
        "-C",
        "user=" + account.name() + ",host=localhost,addr=127.0.0.1"));
    return asked.succeeded()
        ? Optional.of(new SshdSettings(asked.output().lines().toList()))
        : Optional.empty();
  }

  /** A setting's value; empty when this sshd does not know it. */
  String value(String keyword) {
    List<String> all = values(keyword);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** All values of a setting that has several lines. */
  List<String> values(String keyword) {
    String start = keyword.toLowerCase(Locale.ROOT) + " ";
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(start)) {
        values.add(line.substring(start.length()));
      }
    }
    return values;
  }
}
