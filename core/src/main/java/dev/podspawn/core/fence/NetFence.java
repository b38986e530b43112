package dev.podspawn.core.fence;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import dev.podspawn.core.egress.Egress;
import dev.podspawn.core.egress.Refusals;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fence that the configuration wants: rules of nftables in the container's network namespace, and with an allow list
 * a resolver, which tells the rules the addresses of the names on it. Both go with the namespace: nothing of them is left
 * when the container has ended, however it did.
 *
 * @param capAdd what the container gets of capabilities
 * @param bestEffort whether a container that cannot be fenced in is used all the same, and the log told
 */
public record NetFence(
    Config.Network policy,
    List<String> capAdd,
    boolean bestEffort,
    FenceScript script,
    AdminLog log)
    implements Fence {
  private static final String LOOPBACK = "lo";

  /**
   * Rootless Podman's word for a network stack that no other container shares: slirp4netns or pasta. Asked for nothing, its
   * compatible API takes one bridge for all containers of the account.
   */
  private static final String PRIVATE = "private";

  /** Where {@link Egress#resolver()} listens. */
  private static final String RESOLVER = "127.0.0.1";

  public NetFence {
    capAdd = List.copyOf(capAdd);
  }

  @Override
  public Optional<String> network(Optional<String> own) {
    return Optional.of(isCut() ? ContainerSpec.NO_NETWORK : own.orElse(PRIVATE));
  }

  private boolean isCut() {
    return policy.mode() == NetworkMode.NONE;
  }

  @Override
  public List<String> nameServers() {
    return policy.mode() == NetworkMode.ALLOWLIST ? List.of(RESOLVER) : List.of();
  }

  @Override
  public void raise(Engine engine, String container) {
    unlessDead(engine, container, () -> raiseOrFail(engine, container));
  }

  /** Something that is done to a container's network, or must hold there. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void unlessDead(Engine engine, String container, Step step) {
    try {
      attempt(step);
    } catch (PodspawnException e) {
      if (pid(engine, container).isEmpty()) {
        throw EngineException.diedAtStart();
      }
      if (!bestEffort) {
        throw e;
      }
      log.warning("a session goes on without a fence, for security.best_effort has 'network': "
          + e.adminLine());
    }
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw failed(e.toString(), e);
    }
  }

  @Override
  public Refusals refusals(Engine engine, String container) {
    try {
      Optional<Integer> pid = pid(engine, container);
      if (pid.isEmpty()) {
        return Refusals.NONE;
      }
      Optional<String> listed = script.refused(pid.get());
      return listed.isPresent() ? Refusals.parse(listed.get()) : Refusals.NONE;
    } catch (PodspawnException e) {
      log.warning(e.adminLine());
      return Refusals.NONE;
    } catch (IOException e) {
      log.warning("what a session was refused is not recorded: " + e);
      return Refusals.NONE;
    }
  }

  @Override
  public void requireNoWayRound(Engine engine, String container) {
    unlessDead(engine, container, () -> {
      int pid = pid(engine, container).orElseThrow(EngineException::diedAtStart);
      ProcFiles files = ProcFiles.of(pid);
      if (!files.interfaces().equals(List.of(LOOPBACK))) {
        requireTight(files);
      }
    });
  }

  private void requireTight(ProcFiles files) throws IOException {
    Optional<String> loophole = Loopholes.find(files, capAdd);
    if (loophole.isPresent()) {
      throw useless(loophole.get());
    }
  }

  private void raiseOrFail(Engine engine, String container) throws IOException {
    ContainerInfo info = engine
        .inspect(container)
        .filter(running -> running.pid() > 0)
        .orElseThrow(EngineException::diedAtStart);
    int pid = info.pid();
    ProcFiles files = ProcFiles.of(pid);
    if (files.interfaces().equals(List.of(LOOPBACK))) {
      return;
    }
    if (isCut()) {
      throw failed("it has a network although the engine was told to give it none", null);
    }
    requireTight(files);
    raise(pid, Egress.of(policy, Neighbourhood.of(files).surroundings(info.ports())));
  }

  private void raise(int pid, Egress egress) throws IOException {
    Optional<String> complaint = script.up(pid, egress.ruleset());
    if (complaint.isPresent()) {
      throw failed(complaint.get(), null);
    }
    Optional<String> resolver = egress.resolver();
    if (resolver.isEmpty()) {
      return;
    }
    complaint = script.resolve(pid, resolver.get(), Optional.empty());
    if (complaint.isPresent()) {
      throw new PodspawnException(
          ErrorCode.RESOLVER_FAILED,
          forPerson(),
          new Message(
              "start the resolver of a session's allow list",
              complaint.get(),
              "'apt-get install dnsmasq-base', and 'podspawn doctor'"),
          null);
    }
  }

  /** Of the container's first process; nothing when it has ended. */
  private static Optional<Integer> pid(Engine engine, String container) {
    return engine.inspect(container).map(ContainerInfo::pid).filter(pid -> pid > 0);
  }

  private static PodspawnException failed(String reason, @Nullable Throwable cause) {
    return new PodspawnException(
        ErrorCode.FENCE_FAILED,
        forPerson(),
        new Message(
            "close off the network of a container",
            reason,
            "'podspawn doctor'; nftables and, for a service account, the sudoers file of server-setup are needed"),
        cause);
  }

  private static PodspawnException useless(String reason) {
    return new PodspawnException(
        ErrorCode.FENCE_USELESS,
        forPerson(),
        new Message(
            "close off the network of a container",
            reason,
            "security.cap_add without it, 'network: none', or 'network' in security.best_effort"),
        null);
  }

  private static Message forPerson() {
    return new Message(
        "log in",
        "your container's network cannot be closed off",
        "asking the admin of this machine");
  }
}
