package dev.podspawn.podman;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.podman.endpoint.ContainerLog;
import dev.podspawn.podman.endpoint.CreateVolume;
import dev.podspawn.podman.endpoint.ListVolumes;
import dev.podspawn.podman.endpoint.RemoveVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What services need of Podman or Docker. */
record PodmanServices(PodmanClient client) implements ServiceEngine {

  @Override
  public Exec exec(String container, ExecSpec spec) {
    return DirectExec.start(client, container, spec);
  }

  @Override
  public List<String> log(String container, int most) {
    List<String> lines = new ArrayList<>();
    client.ask(new ContainerLog(container, most, false, lines::add));
    return lines;
  }

  @Override
  public void follow(String container, int most, Consumer<String> lines) {
    new FollowedLog(client, container).pass(most, lines);
  }

  @Override
  public void createVolume(String name, Map<String, String> labels) {
    client.ask(new CreateVolume(name, labels));
  }

  @Override
  public void removeVolume(String name) {
    client.ask(new RemoveVolume(name));
  }

  @Override
  public List<String> volumes(Map<String, String> labels) {
    return client.ask(new ListVolumes(labels));
  }
}
