package dev.podspawn.podman.endpoint;

/**
 * A program that has been prepared.
 *
 * @param needsResizeAfterStart whether the engine (Docker) does not take a terminal's size with the start; the answer
 *     to the start itself does not say which engine it is
 */
public record PreparedExec(String id, boolean needsResizeAfterStart) {}
