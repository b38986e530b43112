package dev.podspawn.cli.replay;

/**
 * Something that was shown.
 *
 * @param nanos since the recording's begin
 */
record CastEvent(long nanos, String text) {}
