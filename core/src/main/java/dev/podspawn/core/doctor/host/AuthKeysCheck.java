package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real program as the real account: also what no mode of a file tells, such as a closed directory above. */
final class AuthKeysCheck implements HostCheck {
  @Override
  public String id() {
    return "auth-keys";
  }

  @Override
  public String promise() {
    return "auth-keys, run as sshd runs it, gives key lines with a forced command and nothing else";
  }

  @Override
  public List<Result> run(Host host) {
    Optional<NssAccount> user = host.accounts().stream()
        .filter(account -> host.stat(keys(host).resolve(account.name())).isPresent())
        .findFirst();
    Optional<NssAccount> caller = user.flatMap(account -> SshdSettings.of(host, account))
        .flatMap(settings -> host.account(settings.value("AuthorizedKeysCommandUser")));
    if (user.isEmpty() || caller.isEmpty()) {
      return List.of(new Result.NotChecked(
          "auth-keys", "not checked: there is nobody yet whom sshd would ask for"));
    }
    String name = user.get().name();
    List<String> argv = new ArrayList<>(List.of(host.site().launcher().toString()));
    if (host.stat(host.site().configFile()).isPresent()) {
      argv.addAll(List.of("--config", host.site().configFile().toString()));
    }
    argv.addAll(List.of("auth-keys", name));
    HostCommand asked = host.runAs(caller.get(), argv.toArray(new String[0]));
    Problems problems = new Problems();
    boolean ours = asked.output().lines().allMatch(line -> line.startsWith("command=\""));
    if (!asked.succeeded() || asked.output().isBlank() || !ours) {
      String said = asked.output().isBlank() ? "nothing" : asked.output().strip();
      problems.fail(
          name,
          "as " + caller.get().name() + " it ended with status " + asked.status() + " and said: "
              + said.replace('\n', ' '),
          Fix.byHand("runuser -u " + caller.get().name() + " -- " + host.site().launcher()
              + " auth-keys " + name));
    }
    return problems.or(name, "it works as " + caller.get().name());
  }

  private static Path keys(Host host) {
    return host.site().config().auth().keyDir();
  }
}
