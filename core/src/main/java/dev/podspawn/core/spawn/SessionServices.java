package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Asked;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.ServicePart;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.service.Readiness;
import dev.podspawn.core.service.ServiceContainer;
import dev.podspawn.core.service.ServiceRemoval;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.stream.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the services of a project's session beside its container, and returns when they are ready. They join the network
 * that the session's container has, fence and all, and each is in a box like its own, but without devices and with an
 * entry point of its image's. All under the user's lock; nobody can have entered yet, for the session has no record.
 */
final class SessionServices {
  private final Engine engine;
  private final SpawnSettings settings;
  private final NewContainer containers;
  private final Fence fence;
  private final Interruptions interruptions;
  private final SessionProject project;
  private final List<Service> services;
  private final List<String> newVolumes = new ArrayList<>();

  SessionServices(
      Engine engine,
      SpawnSettings settings,
      NewContainer containers,
      Fence fence,
      Interruptions interruptions,
      SessionProject project) {
    this.engine = engine;
    this.settings = settings;
    this.containers = containers;
    this.fence = fence;
    this.interruptions = interruptions;
    this.project = project;
    this.services = project.layers().services();
  }

  /**
   * Sees that their images are there before anything is made.
   *
   * @throws EngineException {@link ErrorCode#IMAGE_MISSING}
   */
  void requireImages() {
    for (Service service : services) {
      if (!engine.imageExists(service.image())) {
        Message message = Message.of(
            "start the service " + service.name(),
            "its image " + service.image() + " is not on this host");
        throw new EngineException(ErrorCode.IMAGE_MISSING, message, message, null);
      }
    }
  }

  /**
   * Makes them, and waits until they are ready.
   *
   * @param owner the container whose network they join
   * @throws PodspawnException {@link ErrorCode#SERVICE_NOT_READY}, and those of a container
   */
  List<ServiceContainer> start(Session session, String owner) {
    makeVolumes(session);
    List<ServiceContainer> started = new ArrayList<>();
    project.watch().services(settings.serviceNames());
    Thread login = Thread.currentThread();
    try (Terminal.Restore over = interruptions.whenInterrupted(login::interrupt)) {
      for (Service service : services) {
        started.add(new ServiceContainer(service, make(session, service, owner)));
      }
      Optional<Readiness.Unready> unready = new Readiness(engine).await(started);
      if (unready.isPresent()) {
        throw new ServiceFailure(engine, project).of(unready.get());
      }
      return started;
    } finally {
      project.watch().end();
      // What follows cleans up, and must not be broken off as well.
      Thread.interrupted();
    }
  }

  private void makeVolumes(Session session) {
    boolean kept = settings.rules().mode() == SessionMode.PERSISTENT;
    Map<String, String> labels = ServiceRemoval.volumeLabels(settings.names(), session, kept);
    List<String> known = engine.services().volumes(labels);
    for (Service service : services) {
      for (Service.Volume volume : service.volumes()) {
        String name = settings.names().volume(session, volume.name());
        if (!known.contains(name) && !newVolumes.contains(name)) {
          newVolumes.add(name);
          engine.services().createVolume(name, labels);
        }
      }
    }
  }

  private String make(Session session, Service service, String owner) {
    Map<String, String> labels = settings.names().serviceLabels(session, service.name());
    Optional<String> network = Optional.of(ContainerSpec.JOINING + owner);
    Asked asked = new Asked(settings.limits(), settings.security().withDevices(List.of()), network);
    try {
      String container = containers.create(spec(session, service, labels, asked), labels);
      engine.start(container);
      OpenFiles.lower(engine, container, settings.limits().nofile());
      requireWalls(settings.names().service(session, service.name()), container, asked);
      return container;
    } catch (EngineException e) {
      throw e.code() == ErrorCode.CONTAINER_CREATE_FAILED
              || e.code() == ErrorCode.CONTAINER_START_FAILED
          ? ServiceFailure.notStarted(service, e)
          : e;
    }
  }

  private ContainerSpec spec(
      Session session, Service service, Map<String, String> labels, Asked asked) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(EngineWord.ASKED_LABEL, asked.text());
    all.putAll(MemoryBudget.label(settings.limits()));
    List<ServicePart.VolumeMount> volumes = new ArrayList<>();
    for (Service.Volume volume : service.volumes()) {
      String name = settings.names().volume(session, volume.name());
      volumes.add(new ServicePart.VolumeMount(name, volume.target(), volume.readOnly()));
    }
    return new ContainerSpec(
            settings.names().service(session, service.name()),
            service.image(),
            List.of(),
            all,
            service.env(),
            Optional.empty(),
            asked.network(),
            asked.limits(),
            asked.security())
        .serving(new ServicePart(service.command(), volumes));
  }

  /** One that has ended already is nobody's danger, and is told of as what it is. */
  private void requireWalls(String name, String container, Asked asked) {
    try {
      containers.requireBox(name, container, asked);
      fence.requireNoWayRound(engine, container);
    } catch (PodspawnException e) {
      Optional<ContainerInfo> info = engine.inspect(container);
      if (info.isPresent() && info.get().running()) {
        throw e;
      }
    }
  }

  /** After a failure: what was made goes, and a volume that was there before stays. */
  void undo(Session session) {
    new ServiceRemoval(engine, settings.names()).remove(session, false);
    for (String volume : newVolumes) {
      engine.services().removeVolume(volume);
    }
  }
}
