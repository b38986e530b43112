package dev.podspawn.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes containers and networks under names and labels of its own, and removes them all when closed. */
public final class Sandbox implements AutoCloseable {
  private static final String LABEL = "podspawn-test";
  private static final String USER_LABEL = "podspawn-test-user";
  private static final List<String> IDLE = List.of("sleep", "600");

  private final Engine engine;
  private final String image;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> networks = new ArrayList<>();
  private final List<String> images = new ArrayList<>();
  private int named;

  public Sandbox(Engine engine, String image) {
    this.engine = engine;
    this.image = image;
  }

  /** A name that nothing else on the engine has. */
  public String freshName() {
    return "podspawn-test-" + id + "-" + ++named;
  }

  /** An image of the sandbox's to build upon its own one. */
  public ImageBuild building(String... scripts) {
    String tag = "localhost/" + freshName() + ":1";
    images.add(tag);
    return new ImageBuild(tag, image, labels(), List.of(scripts));
  }

  /** The labels that everything made here carries. */
  public Map<String, String> labels() {
    return Map.of(LABEL, id);
  }

  /** The same with one more, as it tells a user. */
  public Map<String, String> labels(String user) {
    return Map.of(LABEL, id, USER_LABEL, user);
  }

  /** A container of this name that does nothing, and says that it is this user's. */
  public ContainerSpec named(String name, String user) {
    ContainerSpec idle = idle();
    return new ContainerSpec(
        name,
        idle.image(),
        idle.argv(),
        labels(user),
        idle.environment(),
        idle.hostname(),
        idle.network(),
        idle.limits(),
        idle.security());
  }

  /** A container without network that does nothing. */
  public ContainerSpec idle() {
    return running(IDLE);
  }

  /** A container without network that runs a program. */
  public ContainerSpec running(List<String> argv) {
    return with(image, argv, Optional.of("none"));
  }

  /** A container that does nothing, of another image. */
  public ContainerSpec ofImage(String other) {
    return with(other, IDLE, Optional.of("none"));
  }

  /** A container that does nothing, in a network. */
  public ContainerSpec inNetwork(String network) {
    return with(image, IDLE, Optional.of(network));
  }

  /** A container that does nothing, with limits and security of its own. */
  public ContainerSpec secured(ContainerSpec.Limits limits, ContainerSpec.Security security) {
    ContainerSpec idle = idle();
    return new ContainerSpec(
        idle.name(),
        idle.image(),
        idle.argv(),
        idle.labels(),
        idle.environment(),
        idle.hostname(),
        idle.network(),
        limits,
        security);
  }

  private ContainerSpec with(String ofImage, List<String> argv, Optional<String> network) {
    return new ContainerSpec(
        freshName(),
        ofImage,
        argv,
        labels(),
        Map.of("FROM_CONTAINER", "yes"),
        Optional.of("box"),
        network,
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()));
  }

  /** Makes and starts a container; returns its name. */
  public String start(ContainerSpec spec) {
    engine.create(spec);
    engine.start(spec.name());
    return spec.name();
  }

  /** Makes and starts a container that does nothing; returns its name. */
  public String startIdle() {
    return start(idle());
  }

  /** Makes a network; returns its name. */
  public String network() {
    String name = freshName();
    networks.add(name);
    engine.createNetwork(name, labels());
    return name;
  }

  @Override
  public void close() {
    for (ContainerInfo container : engine.list(labels())) {
      engine.remove(container.id());
    }
    networks.forEach(engine::removeNetwork);
    images.forEach(engine::removeImage);
  }
}
