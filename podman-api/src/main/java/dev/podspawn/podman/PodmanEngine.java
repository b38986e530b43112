package dev.podspawn.podman;

import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.doctor.EngineVersion;
import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.endpoint.CreateNetwork;
import dev.podspawn.podman.endpoint.EngineVersionOf;
import dev.podspawn.podman.endpoint.ImageArchitecture;
import dev.podspawn.podman.endpoint.ImageExists;
import dev.podspawn.podman.endpoint.InspectBox;
import dev.podspawn.podman.endpoint.InspectContainer;
import dev.podspawn.podman.endpoint.ListContainers;
import dev.podspawn.podman.endpoint.ListNetworks;
import dev.podspawn.podman.endpoint.Ping;
import dev.podspawn.podman.endpoint.PullImage;
import dev.podspawn.podman.endpoint.RemoveContainer;
import dev.podspawn.podman.endpoint.RemoveImage;
import dev.podspawn.podman.endpoint.RemoveNetwork;
import dev.podspawn.podman.endpoint.StartContainer;
import dev.podspawn.podman.endpoint.StopContainer;
import dev.podspawn.podman.endpoint.StorageOf;
import dev.podspawn.podman.time.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Podman, rootful or rootless, or Docker, behind its Unix socket. */
public final class PodmanEngine implements Engine {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration REMOVAL = Duration.ofSeconds(20);

  private final PodmanClient client;
  private final Creation creation;

  /** Whether it is known to be Podman, whose own half of the API says more. */
  private volatile boolean podman;

  private PodmanEngine(PodmanClient client, Creation creation) {
    this.client = client;
    this.creation = creation;
  }

  /** The engine at a socket. Nothing is sent before the first call. */
  public static PodmanEngine at(Path socket) {
    return at(socket, PATIENCE);
  }

  /** The same, with services for other runtimes. */
  public static PodmanEngine at(Path socket, RuntimeSockets runtimes) {
    return at(socket, runtimes, PATIENCE);
  }

  /** The same, given up when it is silent for so long. */
  public static PodmanEngine at(Path socket, Duration patience) {
    return at(socket, RuntimeSockets.NONE, patience);
  }

  private static PodmanEngine at(Path socket, RuntimeSockets runtimes, Duration patience) {
    PodmanClient client = new PodmanClient(socket, patience);
    return new PodmanEngine(client, new Creation(client, runtimes, patience));
  }

  @Override
  public void ping() {
    client.askByChannel(new Ping());
  }

  @Override
  public boolean imageExists(String image) {
    return client.ask(new ImageExists(image));
  }

  /** What the engine says it is; takes half a second on Podman. */
  public EngineVersion version() {
    return client.ask(new EngineVersionOf());
  }

  /** Where the engine keeps containers; takes half a second on Podman. */
  public EngineStorage storage() {
    return client.ask(new StorageOf());
  }

  /**
   * Returns when containers can be made under a runtime; {@link ErrorCode#RUNTIME_UNAVAILABLE}. A Podman that has a service
   * for it is believed: whether it uses the runtime shows at each container. Takes half a second.
   */
  public void requireRuntime(String runtime) {
    creation.requireRuntime(runtime);
  }

  /** What architecture the image says it is for, as Debian calls it; empty when there is no such image. */
  public Optional<String> architecture(String image) {
    return client.ask(new ImageArchitecture(image));
  }

  @Override
  public void pull(String image, PullListener listener) {
    client.ask(new PullImage(image, listener));
  }

  @Override
  public void build(ImageBuild build, BuildListener listener) {
    new Building(client).build(build, listener);
  }

  @Override
  public void removeImage(String image) {
    client.ask(new RemoveImage(image));
  }

  /** A container that lacks a wall that was asked for is removed again. */
  @Override
  public String create(ContainerSpec spec) {
    Creation.Made made = creation.create(spec);
    podman = made.byPodman();
    return made.id();
  }

  @Override
  public void start(String container) {
    client.ask(new StartContainer(container));
  }

  @Override
  public Optional<ContainerInfo> inspect(String container) {
    return client.ask(new InspectContainer(container));
  }

  /** One question, but for a Podman on which this object has made nothing yet. */
  @Override
  public Optional<EngineWord> box(String container) {
    Optional<InspectBox.Shown> shown = client.ask(new InspectBox(container, podman));
    if (!podman && shown.isPresent() && shown.get().byPodman()) {
      podman = true;
      return box(container);
    }
    return shown.map(InspectBox.Shown::word);
  }

  @Override
  public List<ContainerInfo> list(Map<String, String> labels) {
    return client.ask(new ListContainers(labels));
  }

  @Override
  public void stop(String container, Duration grace) {
    client.ask(new StopContainer(container, grace));
  }

  @Override
  public void remove(String container) {
    boolean gone = client.ask(new RemoveContainer(container));
    Pause pause = Pause.atMost(REMOVAL);
    while (!gone && pause.again()) {
      gone = client.ask(new InspectContainer(container)).isEmpty();
    }
  }

  @Override
  public void createNetwork(String name, Map<String, String> labels) {
    client.ask(new CreateNetwork(name, labels));
  }

  @Override
  public void removeNetwork(String name) {
    client.ask(new RemoveNetwork(name));
  }

  @Override
  public List<String> networks(Map<String, String> labels) {
    return client.ask(new ListNetworks(labels));
  }

  @Override
  public Exec exec(String container, ExecSpec spec) {
    return DirectExec.start(client, container, spec);
  }

  @Override
  public ServiceEngine services() {
    return new PodmanServices(client);
  }

  @Override
  public void close() {
    client.close();
  }
}
