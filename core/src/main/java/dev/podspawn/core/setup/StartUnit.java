package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.List;

/** A unit of systemd's that runs from now on, and after each start of the machine. */
record StartUnit(String name) implements Change {

  @Override
  public String what() {
    return "unit " + name + ", enabled and started";
  }

  @Override
  public boolean isNeeded() throws IOException {
    return !HostCommand.run(List.of("systemctl", "is-enabled", "--quiet", name), true)
        .succeeded();
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewUnit(name));
    Programs.run("systemctl", "daemon-reload");
    Programs.run("systemctl", "enable", "--now", "--quiet", name);
    return what();
  }
}
