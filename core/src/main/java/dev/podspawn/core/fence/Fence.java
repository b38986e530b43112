package dev.podspawn.core.fence;

import dev.podspawn.core.egress.Refusals;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.util.List;
import java.util.Optional;

/** What stands between a session's container and everything that it may not reach. */
public interface Fence {
  /** None at all: for tests of other things. */
  Fence NONE = new Fence() {
    @Override
    public Optional<String> network(Optional<String> own) {
      return own;
    }

    @Override
    public List<String> nameServers() {
      return List.of();
    }

    @Override
    public Refusals refusals(Engine engine, String container) {
      return Refusals.NONE;
    }

    @Override
    public void requireNoWayRound(Engine engine, String container) {
      // There is nothing to get round.
    }

    @Override
    public void raise(Engine engine, String container) {
      // There is none to raise.
    }
  };

  /**
   * The network of the container, as the engine calls it.
   *
   * @param own the one that is made for its session; empty where the engine is to see to that
   */
  Optional<String> network(Optional<String> own);

  /** The name servers of the container's {@code resolv.conf}; empty for the engine's own choice. */
  List<String> nameServers();

  /**
   * Closes off the network of a container that has just been started, and in which nothing runs yet but its {@code sleep}.
   *
   * @throws PodspawnException {@link ErrorCode#FENCE_FAILED}, {@link ErrorCode#FENCE_USELESS},
   *     {@link ErrorCode#RESOLVER_FAILED}: it is not closed off, and nothing may run there
   */
  void raise(Engine engine, String container);

  /**
   * Sees that a container which has just been started, in the fenced network of another one, cannot get round the fence.
   *
   * @throws PodspawnException {@link ErrorCode#FENCE_FAILED}, {@link ErrorCode#FENCE_USELESS}
   */
  void requireNoWayRound(Engine engine, String container);

  /** What has been refused to a container so far; nothing when that cannot be had. Never fails. */
  Refusals refusals(Engine engine, String container);
}
