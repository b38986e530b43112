package dev.podspawn.core.guest;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.log.AdminLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine whose programs are run by podspawn-guest: it shows the toolbox in the containers it makes, and asks the
 * decorated engine to run only the guest, as the program's user and without a terminal. All else is the decorated
 * engine's.
 */
public final class GuestEngine implements Engine {
  private final Engine engine;
  private final GuestSettings settings;
  private final AdminLog log;
  private final GuestTimes times;
  private volatile boolean unable;

  /** An engine over another, which is closed with it; the log gets what the guest could not do. */
  public GuestEngine(Engine engine, GuestSettings settings, AdminLog log) {
    this(engine, settings, log, GuestTimes.USUAL);
  }

  GuestEngine(Engine engine, GuestSettings settings, AdminLog log, GuestTimes times) {
    this.engine = engine;
    this.settings = settings;
    this.log = log;
    this.times = times;
  }

  /** In a service nothing of podspawn's is run. */
  @Override
  public String create(ContainerSpec spec) {
    boolean shown = settings.toolbox().isPresent() && spec.service().isEmpty();
    return engine.create(shown ? spec.mounting(settings.toolbox().get()) : spec);
  }

  /** Fails as the decorated engine does; what is wrong with the guest or the program, its exec tells at the end. */
  @Override
  public Exec exec(String container, ExecSpec spec) {
    if (!settings.directWhenUnable()) {
      return guestExec(container, spec);
    }
    Optional<Exec> exec = unable ? Optional.empty() : tryGuest(container, spec);
    return exec.isPresent() ? exec.get() : engine.exec(container, spec);
  }

  /** Nothing when the guest cannot be run there. Its first word comes no later than any other, so waiting costs little. */
  private Optional<Exec> tryGuest(String container, ExecSpec spec) {
    GuestExec exec;
    try {
      exec = guestExec(container, spec);
    } catch (EngineException e) {
      return giveUp(e, ErrorCode.EXEC_FAILED);
    }
    Optional<EngineException> failure = exec.awaitReady();
    if (failure.isEmpty()) {
      return Optional.of(exec);
    }
    exec.close();
    return giveUp(failure.get(), ErrorCode.GUEST_NOT_RUN);
  }

  private Optional<Exec> giveUp(EngineException reason, ErrorCode forgivable) {
    if (reason.code() != forgivable) {
      throw reason;
    }
    unable = true;
    log.warning("without podspawn-guest, session.transport is direct: " + reason.adminLine());
    return Optional.empty();
  }

  private GuestExec guestExec(String container, ExecSpec spec) {
    ExecSpec guest = new ExecSpec(
        List.of(settings.program()), Map.of(), Optional.empty(), spec.user(), Optional.empty());
    GuestExec.Plan plan = GuestExec.Plan.of(spec, settings.agent());
    return GuestExec.start(engine.exec(container, guest), plan, log, times);
  }

  @Override
  public void ping() {
    engine.ping();
  }

  @Override
  public boolean imageExists(String image) {
    return engine.imageExists(image);
  }

  @Override
  public void pull(String image, PullListener listener) {
    engine.pull(image, listener);
  }

  @Override
  public void build(ImageBuild build, BuildListener listener) {
    engine.build(build, listener);
  }

  @Override
  public void removeImage(String image) {
    engine.removeImage(image);
  }

  @Override
  public void start(String container) {
    engine.start(container);
  }

  @Override
  public Optional<ContainerInfo> inspect(String container) {
    return engine.inspect(container);
  }

  @Override
  public Optional<EngineWord> box(String container) {
    return engine.box(container);
  }

  @Override
  public List<ContainerInfo> list(Map<String, String> labels) {
    return engine.list(labels);
  }

  @Override
  public void stop(String container, Duration grace) {
    engine.stop(container, grace);
  }

  @Override
  public void remove(String container) {
    engine.remove(container);
  }

  @Override
  public void createNetwork(String name, Map<String, String> labels) {
    engine.createNetwork(name, labels);
  }

  @Override
  public void removeNetwork(String name) {
    engine.removeNetwork(name);
  }

  @Override
  public List<String> networks(Map<String, String> labels) {
    return engine.networks(labels);
  }

  @Override
  public ServiceEngine services() {
    return engine.services();
  }

  @Override
  public void close() {
    engine.close();
  }
}
