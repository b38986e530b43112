package dev.podspawn.core.stream;

/** Placeholder while the skeleton is laid. */
final class StreamPump {
  private StreamPump() {}
}
