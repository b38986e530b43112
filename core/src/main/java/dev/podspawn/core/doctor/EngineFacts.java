package dev.podspawn.core.doctor;

import dev.podspawn.core.config.Config;
import java.util.List;

/**
 * What checks can learn of an engine, as the account that talks to it. Each method but {@link #config} and {@link
 * #account} asks the engine, and fails with an {@link dev.podspawn.core.engine.EngineException}.
 */
public interface EngineFacts {
  Config config();

  /** The account that this process runs as. */
  String account();

  /** Returns when the engine answers; a rootless one that is not up is started. */
  void ping();

  /** What it says it is. */
  EngineVersion version();

  /** Where it keeps containers. */
  EngineStorage storage();

  boolean hasImage(String image);

  /** Returns when the engine has this runtime, and will make containers under it when it is asked. */
  void requireRuntime(String runtime);

  /** Containers of this installation that no session knows of, nor a login is about to make, by name. */
  List<String> leftovers();
}
