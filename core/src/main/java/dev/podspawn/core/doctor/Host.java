package dev.podspawn.core.doctor;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What checks can learn of a machine. Nothing here changes it. */
public interface Host {
  /** What is looked at. */
  Site site();

  /** Whether this process is root's. */
  boolean root();

  /** A file as it is, without following a link; empty when there is none, or none to be seen. */
  Optional<FileFacts> stat(Path file);

  /** Where all links lead; empty when they lead nowhere. */
  Optional<Path> real(Path file);

  /** The entries of a directory by name; none when it is missing or closed to us. */
  List<Path> entries(Path directory);

  /** The text of a small file; empty when it is missing or closed to us. */
  Optional<String> read(Path file);

  /** A program of the machine's, run to its end; status 127 when it cannot be started. */
  HostCommand run(List<String> argv);

  /** What {@code auth-keys} makes of a user's key file. */
  KeyReview keys(UserName user);

  /** What of a user's logins is forwarded; what holds for everybody where the user's own file cannot be read. */
  Forwarding forwarding(UserName user);

  /** What the toolbox has. */
  ToolboxState toolbox();

  /** Runs a program as another account, with its groups and without any right of root's. */
  default HostCommand runAs(NssAccount account, String... argv) {
    List<String> all = new ArrayList<>(List.of(
        "/usr/bin/setpriv",
        "--reuid=" + account.uid(),
        "--regid=" + account.gid(),
        "--init-groups",
        "--inh-caps=-all",
        "--"));
    all.addAll(List.of(argv));
    return run(all);
  }

  /** An account of the system's database. */
  default Optional<NssAccount> account(String name) {
    return NssAccount.parse(
        run(List.of("/usr/bin/getent", "passwd", "--", name)).output());
  }

  /** The site's users who have an account. */
  default List<NssAccount> accounts() {
    List<NssAccount> found = new ArrayList<>();
    for (UserName user : site().users()) {
      account(user.text()).ifPresent(found::add);
    }
    return found;
  }
}
