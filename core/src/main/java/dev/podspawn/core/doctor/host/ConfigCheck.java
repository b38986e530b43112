package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** It has been read by the time that anything is looked at; this tells what that has shown. */
final class ConfigCheck implements HostCheck {
  @Override
  public String id() {
    return "config";
  }

  @Override
  public String promise() {
    return "the configuration can be trusted, and has no mistake and no unknown key";
  }

  @Override
  public List<Result> run(Host host) {
    List<Result> shown = host.site().configResults();
    return shown.isEmpty()
        ? List.of(new Result.Pass(host.site().configFile().toString(), "it has no mistake"))
        : shown;
  }

  @Override
  public boolean needsRoot() {
    return false;
  }
}
