package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.List;

/** A unit of systemd's that was not enabled. */
record NewUnit(String name) implements Made {
  static final String KIND = "new-unit";

  @Override
  public List<String> fields() {
    return List.of(KIND, name);
  }

  @Override
  public TakenBack takeBack() throws IOException {
    if (!HostCommand.run(List.of("systemctl", "is-enabled", "--quiet", name), true)
        .succeeded()) {
      return TakenBack.NOTHING;
    }
    Programs.run("systemctl", "disable", "--now", "--quiet", name);
    return TakenBack.removed("unit " + name + " from what systemd starts");
  }
}
