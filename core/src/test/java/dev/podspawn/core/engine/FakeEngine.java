package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An engine in memory whose execs are processes of this machine, without terminals: a terminal exec gets pipes, its
 * sizes are noted. Keeps {@link EngineContract}, fails by {@link Fault}; safe for several threads.
 */
public final class FakeEngine implements Engine {
  private final FakeImages images = new FakeImages();
  private final Map<String, FakeContainer> containers = new LinkedHashMap<>();
  private final Labelled networks = new Labelled();
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final List<String> calls = new ArrayList<>();
  private final List<FakeExec> execs = new ArrayList<>();
  private final FakeServices services = new FakeServices(this);
  private int made;

  /** An engine that has these images. */
  public static FakeEngine withImages(String... names) {
    FakeEngine engine = new FakeEngine();
    List.of(names).forEach(engine.images::add);
    return engine;
  }

  /** Goes wrong in this way from now on. */
  public synchronized FakeEngine fail(Fault fault) {
    faults.add(fault);
    return this;
  }

  /** Stops going wrong in this way. */
  public synchronized FakeEngine heal(Fault fault) {
    faults.remove(fault);
    return this;
  }

  /** Every call so far as {@code "verb name"}, for example {@code "create podspawn-alice"}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Every exec so far, also those that have ended. */
  public synchronized List<FakeExec> execs() {
    return List.copyOf(execs);
  }

  /** The containers there are, by name, with what they were made from. */
  public synchronized Map<String, ContainerSpec> containers() {
    Map<String, ContainerSpec> specs = new LinkedHashMap<>();
    containers.values().forEach(c -> specs.put(c.spec.name(), c.spec));
    return specs;
  }

  /** The networks there are. */
  public synchronized Set<String> networks() {
    return Set.copyOf(networks.with(Map.of()));
  }

  /** Ends a running container from outside: it is removed, and its programs are killed. */
  public synchronized void kill(String container) {
    find(container).ifPresent(this::end);
  }

  @Override
  public synchronized void ping() {
    call("ping", "");
  }

  @Override
  public synchronized boolean imageExists(String image) {
    call("imageExists", image);
    return !faults.contains(Fault.IMAGE_MISSING) && images.has(image);
  }

  @Override
  public synchronized void pull(String image, PullListener listener) {
    call("pull", image);
    images.pull(image, listener, () -> check(Fault.PULL_FAILS, "pull " + image));
    faults.remove(Fault.IMAGE_MISSING);
  }

  @Override
  public void build(ImageBuild build, BuildListener listener) {
    call("build", build.tag());
    check(Fault.BUILD_FAILS, "build " + build.tag());
    images.build(build, listener);
  }

  @Override
  public synchronized void removeImage(String image) {
    call("removeImage", image);
    images.remove(image);
  }

  @Override
  public synchronized String create(ContainerSpec spec) {
    call("create", spec.name());
    String tried = "create the container " + spec.name();
    check(Fault.CREATE_FAILS, tried);
    check(Fault.NAME_TAKEN, tried);
    check(Fault.IMAGE_MISSING, tried);
    if (!images.has(spec.image())) {
      throw FakeImages.failure(ErrorCode.IMAGE_MISSING, tried, "there is no image " + spec.image());
    }
    if (find(spec.name()).isPresent()) {
      throw FakeImages.failure(ErrorCode.CONTAINER_NAME_IN_USE, tried, "the name is in use");
    }
    if (!spec.network()
        .filter(name -> !name.equals("none") && !name.startsWith(ContainerSpec.JOINING))
        .map(networks::has)
        .orElse(true)) {
      throw FakeImages.failure(
          ErrorCode.CONTAINER_CREATE_FAILED, tried, "there is no such network");
    }
    FakeContainer container = new FakeContainer("f00d" + ++made, spec);
    containers.put(container.id, container);
    return container.id;
  }

  @Override
  public synchronized void start(String container) {
    call("start", container);
    String tried = "start the container " + container;
    check(Fault.START_FAILS, tried);
    FakeContainer found = present(container, tried);
    containers.values().forEach(other -> other.keepPorts(found, tried));
    if (!found.start(tried) || faults.contains(Fault.DIES_AT_START)) {
      end(found);
    }
  }

  @Override
  public synchronized Optional<ContainerInfo> inspect(String container) {
    call("inspect", container);
    return find(container).map(FakeContainer::info);
  }

  @Override
  public synchronized Optional<EngineWord> box(String container) {
    call("box", container);
    return find(container).map(found -> found.word(faults));
  }

  @Override
  public synchronized List<ContainerInfo> list(Map<String, String> labels) {
    call("list", "");
    return containers.values().stream()
        .filter(c -> c.spec.labels().entrySet().containsAll(labels.entrySet()))
        .map(FakeContainer::info)
        .toList();
  }

  @Override
  public synchronized void stop(String container, Duration grace) {
    call("stop", container);
    find(container).filter(found -> found.running).ifPresent(this::end);
  }

  @Override
  public synchronized void remove(String container) {
    call("remove", container);
    check(Fault.REMOVE_FAILS, "remove the container " + container);
    find(container).ifPresent(this::end);
  }

  @Override
  public synchronized void createNetwork(String name, Map<String, String> labels) {
    call("createNetwork", name);
    check(Fault.NETWORK_FAILS, "create the network " + name);
    networks.add(name, labels);
  }

  @Override
  public synchronized void removeNetwork(String name) {
    call("removeNetwork", name);
    check(Fault.NETWORK_FAILS, "remove the network " + name);
    networks.remove(name);
  }

  @Override
  public synchronized List<String> networks(Map<String, String> labels) {
    call("networks", "");
    return networks.with(labels);
  }

  @Override
  public synchronized Exec exec(String container, ExecSpec spec) {
    call("exec", container);
    String tried = "run a program in the container " + container;
    check(Fault.EXEC_GONE, tried);
    FakeContainer found = present(container, tried);
    if (!found.running) {
      throw FakeImages.failure(ErrorCode.CONTAINER_GONE, tried, "it is not running");
    }
    check(Fault.EXEC_FAILS, tried);
    FakeExec exec = FakeExec.start(found.spec, spec, faults.contains(Fault.CONNECTION_LOST));
    found.execs.add(exec);
    execs.add(exec);
    return exec;
  }

  @Override
  public FakeServices services() {
    return services;
  }

  @Override
  public void close() {}

  synchronized void call(String verb, String name) {
    calls.add(name.isEmpty() ? verb : verb + " " + name);
    check(Fault.UNREACHABLE, verb);
    check(Fault.REFUSED, verb);
    check(Fault.GARBAGE, verb);
  }

  private synchronized void check(Fault fault, String tried) {
    if (faults.contains(fault)) {
      throw fault.exception(tried);
    }
  }

  private void end(FakeContainer container) {
    containers.remove(container.id);
    container.execs.forEach(FakeExec::kill);
  }

  private FakeContainer present(String container, String tried) {
    return find(container)
        .orElseThrow(() -> FakeImages.failure(ErrorCode.CONTAINER_GONE, tried, "there is none"));
  }

  private Optional<FakeContainer> find(String container) {
    return containers.values().stream()
        .filter(c -> c.id.equals(container) || c.spec.name().equals(container))
        .findFirst();
  }
}
