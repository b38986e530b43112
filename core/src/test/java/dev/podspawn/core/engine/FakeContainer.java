package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A {@link FakeEngine}'s container: what it was made from, and what runs in it. */
final class FakeContainer {
  final String id;
  final ContainerSpec spec;
  final List<FakeExec> execs = new ArrayList<>();
  boolean running;
  int exit;

  FakeContainer(String id, ContainerSpec spec) {
    this.id = id;
    this.spec = spec;
  }

  ContainerInfo info() {
    int pid = running ? (int) ProcessHandle.current().pid() : 0;
    return new ContainerInfo(
        id, spec.name(), running, spec.labels(), pid, exit, spec.image(), spec.ports());
  }

  /** What is published for one that runs, no other can have. */
  void keepPorts(FakeContainer other, String tried) {
    for (PublishedPort port : other.spec.ports()) {
      boolean mine = spec.ports().stream().anyMatch(own -> own.host() == port.host());
      if (running && mine) {
        throw FakeImages.failure(
            ErrorCode.PORT_UNAVAILABLE, tried, "127.0.0.1:" + port.host() + " is in use");
      }
    }
  }

  /** Whether it stays: all but {@code true} do. A service whose command is {@code exit N} has ended then. */
  boolean start(String tried) {
    if (spec.service().isPresent()) {
      List<String> command = spec.service().get().command();
      running = !command.contains("exit");
      exit = running ? 0 : Integer.parseInt(command.get(1));
      return true;
    }
    if (spec.argv().get(0).startsWith("/no/such/")) {
      throw FakeImages.failure(ErrorCode.CONTAINER_START_FAILED, tried, "no such program");
    }
    running = true;
    return !spec.argv().equals(List.of("true"));
  }

  /** That all is as it was asked for, but for what a fault leaves out; no process is in the box. */
  EngineWord word(Set<Fault> faults) {
    ContainerSpec.Security security = spec.security();
    List<String> options = new ArrayList<>();
    if (security.noNewPrivileges()) {
      options.add("no-new-privileges");
    }
    if (faults.contains(Fault.WALL_DROPPED)) {
      options.add("seccomp=unconfined");
    }
    return new EngineWord(
        id,
        0,
        security.box().runtime(),
        Optional.ofNullable(spec.labels().get(EngineWord.ASKED_LABEL)),
        limits(faults.contains(Fault.LIMIT_DROPPED)),
        new EngineWord.Walls(
            Optional.of(security.capAdd()),
            options,
            security.readonlyRootfs(),
            security.box().devices()),
        new EngineWord.Spaces(
            "private",
            "private",
            "private",
            security.box().userns().orElse(""),
            spec.network().orElse("default"),
            List.of()));
  }

  private EngineWord.Limits limits(boolean memoryDropped) {
    ContainerSpec.Limits asked = spec.limits();
    OptionalLong memory = memoryDropped ? limit(0) : limit(asked.memoryBytes());
    return new EngineWord.Limits(
        memory,
        memory,
        limit(Math.round(asked.cpus() * 1e9)),
        limit(asked.pids()),
        limit(asked.nofile()),
        limit(asked.shmBytes()),
        limit(asked.diskBytes()));
  }

  private static OptionalLong limit(long value) {
    return OptionalLong.of(value > 0 ? value : EngineWord.NO_LIMIT);
  }
}
