package dev.podspawn.core.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a {@link FakeEngine} does for services; each says two lines. */
public final class FakeServices implements ServiceEngine {
  private final FakeEngine engine;
  private final Labelled volumes = new Labelled();

  FakeServices(FakeEngine engine) {
    this.engine = engine;
  }

  /** The volumes there are. */
  public Set<String> volumes() {
    return Set.copyOf(volumes.with(Map.of()));
  }

  @Override
  public Exec exec(String container, ExecSpec spec) {
    return engine.exec(container, spec);
  }

  @Override
  public List<String> log(String container, int most) {
    return List.of("I begin", "I end");
  }

  @Override
  public void follow(String container, int most, Consumer<String> lines) {
    log(container, most).forEach(lines);
  }

  @Override
  public void createVolume(String name, Map<String, String> labels) {
    engine.call("createVolume", name);
    volumes.add(name, labels);
  }

  @Override
  public void removeVolume(String name) {
    engine.call("removeVolume", name);
    volumes.remove(name);
  }

  @Override
  public List<String> volumes(Map<String, String> labels) {
    engine.call("volumes", "");
    return volumes.with(labels);
  }
}
