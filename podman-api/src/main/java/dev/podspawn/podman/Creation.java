package dev.podspawn.podman;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.podman.endpoint.CreateContainer;
import dev.podspawn.podman.endpoint.MountStyle;
import dev.podspawn.podman.endpoint.Ping;
import dev.podspawn.podman.endpoint.RemoveContainer;
import dev.podspawn.podman.endpoint.RuntimeKnown;
import dev.podspawn.podman.endpoint.VerifyBox;
import dev.podspawn.podman.endpoint.VerifyContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes a container with all the walls that were asked for, or none. */
final class Creation {
  private final PodmanClient client;
  private final RuntimeSockets runtimes;
  private final Duration patience;

  Creation(PodmanClient client, RuntimeSockets runtimes, Duration patience) {
    this.client = client;
    this.runtimes = runtimes;
    this.patience = patience;
  }

  /** A container that was made, and whether it was Podman that made it. */
  record Made(String id, boolean byPodman) {}

  /** Makes it; what lacks a wall is removed again. */
  Made create(ContainerSpec wanted) {
    ContainerSpec spec = withoutNameOfAnother(wanted);
    if (spec.security().box().isOfEngine()) {
      return made(client, spec, () -> {});
    }
    boolean podman = client.ask(new Ping());
    ContainerSpec.Box box = spec.security().box();
    if (box.userns().isPresent() && !podman) {
      throw usernsOfDocker(spec.name(), box.userns().get());
    }
    ContainerSpec asked = podman ? bySeccompFile(spec) : spec;
    return madeUnderRuntime(asked, box.runtime(), () -> client.ask(new VerifyBox(asked, podman)));
  }

  /** With Docker a container in another's network has that one's name, and no other may be asked for. */
  private ContainerSpec withoutNameOfAnother(ContainerSpec spec) {
    boolean joins = spec.network().orElse("").startsWith(ContainerSpec.JOINING);
    return joins && !client.ask(new Ping()) ? spec.withoutHostname() : spec;
  }

  /** Returns when containers can be made under the runtime. */
  void requireRuntime(String runtime) {
    Optional<Path> socket = runtimes.of(runtime);
    if (socket.isEmpty()) {
      client.ask(new RuntimeKnown(runtime));
      return;
    }
    try (PodmanClient maker = new PodmanClient(socket.get(), patience)) {
      maker.ask(new Ping());
    } catch (EngineException e) {
      throw notServed(runtime, e);
    }
  }

  private Made madeUnderRuntime(ContainerSpec spec, Optional<String> runtime, Runnable look) {
    Optional<Path> socket = runtime.isPresent() ? runtimes.of(runtime.get()) : Optional.empty();
    if (socket.isEmpty()) {
      return made(client, spec, look);
    }
    try (PodmanClient maker = new PodmanClient(socket.get(), patience)) {
      return made(maker, spec, look);
    } catch (EngineException e) {
      throw e.code() == ErrorCode.ENGINE_UNREACHABLE || e.code() == ErrorCode.ENGINE_REFUSED
          ? notServed(runtime.orElse(""), e)
          : e;
    }
  }

  private static Made made(PodmanClient maker, ContainerSpec spec, Runnable look) {
    MountStyle style = MountStyle.WITH_OPTIONS;
    Optional<String> made = maker.ask(new CreateContainer(spec, style));
    if (made.isEmpty()) {
      style = MountStyle.PLAIN;
      made = maker.ask(new CreateContainer(spec, style));
    }
    MountStyle taken = style;
    String id = made.orElseThrow();
    try {
      boolean podman = maker.ask(new VerifyContainer(spec, taken));
      look.run();
      return new Made(id, podman);
    } catch (EngineException e) {
      removeAfter(e, id, maker);
      throw e;
    }
  }

  /** One that never ran is gone when the engine answers. */
  private static void removeAfter(EngineException failure, String id, PodmanClient maker) {
    try {
      maker.ask(new RemoveContainer(id));
    } catch (EngineException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  /** Podman wants the path of a profile where Docker wants the profile, by the same name. */
  private static ContainerSpec bySeccompFile(ContainerSpec spec) {
    ContainerSpec.Box box = spec.security().box();
    if (box.seccompFile().isEmpty()) {
      return spec;
    }
    Optional<String> file = box.seccompFile().map(Path::toString);
    return spec.with(spec.security()
        .in(new ContainerSpec.Box(
            box.runtime(), box.userns(), file, box.devices(), box.seccompFile())));
  }

  private static EngineException usernsOfDocker(String name, String userns) {
    String tried = "create the container " + name;
    return new EngineException(
        ErrorCode.USERNS_UNAVAILABLE,
        new Message(
            tried,
            "the container engine cannot give it the user namespace " + userns,
            "asking this host's admin"),
        new Message(
            tried,
            "Docker has no user namespace for one container, and would ignore security.userns "
                + userns + " in silence",
            "\"userns-remap\" in Docker's daemon.json, without security.userns"),
        null);
  }

  private static EngineException notServed(String runtime, EngineException cause) {
    return new EngineException(
        ErrorCode.RUNTIME_UNAVAILABLE,
        new Message(
            "create a container under the runtime " + runtime,
            "the container engine has no service for it",
            "asking this host's admin"),
        new Message(
            "create a container under the runtime " + runtime,
            "the service that engine.runtime_sockets names does not answer (" + cause.adminLine()
                + ")",
            "starting it: docs/config.md, \"Another runtime\""),
        cause);
  }
}
