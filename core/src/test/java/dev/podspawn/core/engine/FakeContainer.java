package dev.podspawn.core.engine;

import java.util.ArrayList;
import java.util.List;

/** A {@link FakeEngine}'s container: what it was made from, and what runs in it. */
final class FakeContainer {
  final String id;
  final ContainerSpec spec;
  final List<FakeExec> execs = new ArrayList<>();
  boolean running;

  FakeContainer(String id, ContainerSpec spec) {
    this.id = id;
    this.spec = spec;
  }

  ContainerInfo info() {
    int pid = running ? (int) ProcessHandle.current().pid() : 0;
    return new ContainerInfo(id, spec.name(), running, spec.labels(), pid);
  }
}
