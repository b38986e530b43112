package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import java.util.ArrayList;
import java.util.List;

/** All checks of a machine, in the order in which they are told. */
public final class HostChecks {
  public static final List<HostCheck> ALL = List.of(
      new InstallationCheck(),
      new JavaCheck(),
      new ArchivesCheck(),
      new ToolboxCheck(),
      new ConfigCheck(),
      new ConfigDirectoryCheck(),
      new KeyDirectoryCheck(),
      new KeyFilesCheck(),
      new SshdConfigCheck(),
      new SshdKeysCommandCheck(),
      new SshdKeyFileCheck(),
      new SshdForwardingCheck(),
      new ForwardingCheck(),
      new DisplayCheck(),
      new SshdUserFilesCheck(),
      new SshdEnvironmentCheck(),
      new SshdOtherWaysCheck(),
      new SshdClientAliveCheck(),
      new AuthKeysCheck(),
      new AccountCheck(),
      new AccountGroupCheck(),
      new AccountShellCheck(),
      new AccountPasswordCheck(),
      new AccountHomeCheck(),
      new EngineSocketsCheck(),
      new SudoCheck(),
      new NetworkCheck(),
      new StateDirectoryCheck(),
      new StatePrivacyCheck(),
      new LogsCheck(),
      new SubordinateIdsCheck(),
      new RuntimeDirectoryCheck(),
      new CgroupsCheck(),
      new WallsCheck(),
      new UserNamespaceCheck(),
      new DiskCheck(),
      new DevicesCheck(),
      new TimerCheck());

  private HostChecks() {}

  /** All results; where the configuration is broken, what follows it is not looked at. */
  public static List<Finding> run(Host host) {
    List<Finding> all = new ArrayList<>();
    boolean configured = true;
    for (HostCheck check : ALL) {
      List<Result> results = results(check, host, configured);
      all.addAll(Finding.of(check, results));
      if (check instanceof ConfigCheck) {
        configured = results.stream().noneMatch(result -> result instanceof Result.Fail);
      }
    }
    return all;
  }

  private static List<Result> results(HostCheck check, Host host, boolean configured) {
    if (!configured) {
      return List.of(
          new Result.NotChecked("", "not checked: the configuration must be right first"));
    }
    if (check.needsRoot() && !host.root()) {
      return List.of(new Result.NotChecked("", "not checked: needs root"));
    }
    return check.run(host);
  }
}
