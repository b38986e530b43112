package dev.podspawn.core.box;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees that a container that has just been started has what was asked for it: one question to the engine, and some small
 * files of the kernel's.
 *
 * @param bestEffort what may be missing, with a warning in the admin's log
 */
public record BoxCheck(Engine engine, Kernel kernel, Set<Promise> bestEffort, AdminLog log) {
  public BoxCheck {
    bestEffort = Set.copyOf(bestEffort);
  }

  /**
   * Looks at a container. One that has ended already is passed over: nothing can be run in it.
   *
   * @param name of the container, for the log
   * @throws EngineException {@link ErrorCode#BOX_NOT_IN_FORCE}: something was asked for, and is not in force or not known to
   *     be
   */
  public void require(String name, String container, Asked asked) {
    Optional<EngineWord> word = engine.box(container);
    if (word.isEmpty()) {
      return;
    }
    List<Fact> missing = new ArrayList<>();
    List<Fact> let = new ArrayList<>();
    for (Fact fact : InForce.now(word.get(), kernel).promises(asked)) {
      if (fact.isFailure()) {
        (isLet(fact) ? let : missing).add(fact);
      }
    }
    if (!missing.isEmpty()) {
      throw notInForce(name, missing);
    }
    if (!let.isEmpty()) {
      log.warning(
          ErrorCode.BOX_BEST_EFFORT,
          Message.of("keep all promises of the container " + name, sentences(let)));
    }
  }

  /** A device that is not known to be there is no hole. */
  private boolean isLet(Fact fact) {
    Optional<Promise> promise = Promise.waivable(fact.name());
    boolean device = fact.name().equals(Promise.DEVICES.word());
    return promise.filter(bestEffort::contains).isPresent()
        || (device && fact.state() == Fact.State.UNKNOWN);
  }

  private static EngineException notInForce(String name, List<Fact> missing) {
    return new EngineException(
        ErrorCode.BOX_NOT_IN_FORCE,
        new Message(
            "give you a container",
            "this machine cannot keep what was promised of it",
            "asking the admin of this machine"),
        new Message("use the container " + name, sentences(missing), advice(missing)),
        null);
  }

  private static String sentences(List<Fact> facts) {
    List<String> sentences = new ArrayList<>();
    for (Fact fact : facts) {
      sentences.add(fact.sentence());
    }
    return "not in force: " + String.join(", ", sentences);
  }

  private static String advice(List<Fact> missing) {
    List<String> words = new ArrayList<>();
    for (Fact fact : missing) {
      if (Promise.waivable(fact.name()).isEmpty()) {
        return "an engine that does what it is asked for";
      }
      words.add(fact.name());
    }
    return "a machine that can, or to do without: security.best_effort: ["
        + String.join(", ", words) + "]";
  }
}
