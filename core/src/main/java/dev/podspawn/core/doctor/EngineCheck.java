package dev.podspawn.core.doctor;

import java.util.List;

/** A check of a container engine, run as the account that talks to it. */
public non-sealed interface EngineCheck extends Check {
  /** Looks, and changes nothing, but that a rootless engine that is not up is started. At least one result. */
  List<Result> run(EngineFacts engine);
}
