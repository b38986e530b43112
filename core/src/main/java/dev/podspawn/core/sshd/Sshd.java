package dev.podspawn.core.sshd;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host's sshd with a configuration file, as sshd(8) itself understands it. It is asked in a mount namespace of its
 * own, where {@code /run} is empty but for the directory that sshd insists on, and where {@code /etc/group} can be
 * another: so a group can be asked about before it is there, and no cache of names gets between.
 *
 * @param program the absolute path of sshd
 * @param config its configuration file
 */
public record Sshd(Path program, Path config) {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/sshd"), Path.of("/usr/local/sbin/sshd"), Path.of("/usr/bin/sshd"));

  private static final Pattern VERSION = Pattern.compile("OpenSSH_(\\d+)\\.(\\d+)");

  /** Constant, and what varies are its arguments and its input: the group file. */
  private static final String IN_A_NAMESPACE = "mount -n -t tmpfs -o mode=0755 podspawn /run;"
      + " mkdir -m 0755 /run/sshd; cat >/run/group; chmod 0644 /run/group;"
      + " mount -n --bind /run/group /etc/group; exec \"$@\"";

  private static final Path GROUPS = Path.of("/etc/group");

  /** Where sshd is on this machine. */
  public static Optional<Path> find() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /** Its version, such as 9.2; empty when it does not say. */
  public Optional<Version> version() throws IOException {
    Matcher found =
        VERSION.matcher(HostCommand.run(List.of(program.toString(), "-V"), true).output());
    return found.find()
        ? Optional.of(
            new Version(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        : Optional.empty();
  }

  /** What sshd has against a file as its whole configuration; empty when nothing. */
  public Optional<String> complaint(Path file) throws IOException {
    HostCommand test = ask(List.of("-t", "-f", file.toString()), groups(), true);
    return test.succeeded() ? Optional.empty() : Optional.of(oneLine(test.output()));
  }

  /**
   * What holds for an account that logs in from this machine.
   *
   * @param groups the text of the group file to go by
   */
  public SshdValues valuesFor(String account, String groups) throws IOException {
    List<String> words = List.of(
        "-T",
        "-f",
        config.toString(),
        "-C",
        "user=" + account + ",host=localhost,addr=127.0.0.1,laddr=127.0.0.1,lport=22");
    HostCommand values = ask(words, groups, false);
    if (!values.succeeded()) {
      throw new IOException("sshd -T does not say what holds for " + account + ": "
          + oneLine(ask(words, groups, true).output()));
    }
    return SshdValues.parse(values.output());
  }

  private static String oneLine(String output) {
    return output.strip().replaceAll("\\s*[\r\n]+\\s*", "; ");
  }

  /** The group file as it is. */
  public static String groups() throws IOException {
    return Files.readString(GROUPS);
  }

  private HostCommand ask(List<String> words, String groups, boolean complaints)
      throws IOException {
    List<String> argv = new ArrayList<>(
        List.of("unshare", "--mount", "--", "/bin/sh", "-euc", IN_A_NAMESPACE, "sh"));
    argv.add(program.toString());
    argv.addAll(words);
    return HostCommand.run(argv, groups.getBytes(StandardCharsets.UTF_8), complaints);
  }

  /** A version of OpenSSH. */
  public record Version(int major, int minor) {
    @Override
    public String toString() {
      return major + "." + minor;
    }
  }
}
