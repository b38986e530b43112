package dev.podspawn.core.teardown;

/** Who sees to a session when the login's own process has ended. */
public record Aftercare(GraceTimer timer, Refill refill) {}
