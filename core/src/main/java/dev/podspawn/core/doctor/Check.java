package dev.podspawn.core.doctor;

/** One promise that can be looked at. */
public sealed interface Check permits HostCheck, EngineCheck, ImageCheck {
  /** Its name, which never changes: scripts rely on it. */
  String id();

  /** What holds when it passes, as a clause without a full stop. */
  String promise();
}
