package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk in a container is all that is on it. */
final class DevicesCheck implements HostCheck {
  private static final String KEY = "security.devices";

  @Override
  public String id() {
    return "devices";
  }

  @Override
  public String promise() {
    return "each path of security.devices is a device, and none a disk";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    List<String> offered = host.site().config().limits().devices().offered();
    for (String device : offered) {
      if (device.startsWith("/")) {
        look(host, Path.of(device), problems);
      }
    }
    return problems.or(KEY, offered.isEmpty() ? "none" : String.join(", ", offered));
  }

  private static void look(Host host, Path device, Problems problems) {
    Optional<FileFacts> facts = host.stat(device);
    if (facts.isEmpty()) {
      problems.warn(
          device, "it is not there; who asks for it is not let in", Fix.byHand("ls -l " + device));
      return;
    }
    if (facts.get().kind() == FileFacts.Kind.LINK) {
      problems.fail(
          device, "it is a symbolic link, which nobody gets", Fix.byHand("readlink -f " + device));
    } else if (facts.get().kind() == FileFacts.Kind.FILE) {
      problems.fail(device, "it is no device", Fix.byHand("ls -l " + device));
    } else if (isBlock(host, device)) {
      problems.warn(
          device,
          "it is a disk: root in a container that has it reads and changes everything there",
          Fix.byHand(KEY + " without " + device));
    }
  }

  private static boolean isBlock(Host host, Path device) {
    return host.run(List.of("/usr/bin/stat", "--format", "%F", device.toString()))
        .output()
        .startsWith("block");
  }
}
