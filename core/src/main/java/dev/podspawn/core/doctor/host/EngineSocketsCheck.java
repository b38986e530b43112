package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whoever can is root on this machine. The kernel is asked as that account, so that groups and ACLs count. */
final class EngineSocketsCheck implements HostCheck {
  @Override
  public String id() {
    return "engine-sockets";
  }

  @Override
  public String promise() {
    return "no login account can open the socket of an engine that is root's";
  }

  private static final List<Path> USUAL = List.of(
      Path.of("/run/podman/podman.sock"),
      Path.of("/run/docker.sock"),
      Path.of("/run/containerd/containerd.sock"),
      Path.of("/run/crio/crio.sock"));

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    Set<Path> sockets = new LinkedHashSet<>(USUAL);
    if (host.site().service().isPresent()) {
      host.site().config().engine().socket().ifPresent(sockets::add);
    }
    for (NssAccount account : host.accounts()) {
      for (Path socket : sockets) {
        if (host.stat(socket).isPresent()
            && host.runAs(account, "/usr/bin/test", "-w", socket.toString()).succeeded()) {
          String groups = host.run(List.of("/usr/bin/id", "-Gn", "--", account.name()))
              .output()
              .strip();
          problems.fail(
              account.name(),
              "it can open " + socket + " (its groups: " + groups + ")",
              Fix.byHand(
                  groups.contains("docker")
                      ? "gpasswd --delete " + account.name() + " docker"
                      : "chmod 0660 " + socket + "; setfacl -b " + socket));
        }
      }
    }
    return problems.or("engines of root's", "no login account can open one");
  }
}
