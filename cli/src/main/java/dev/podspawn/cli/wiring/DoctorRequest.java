package dev.podspawn.cli.wiring;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code doctor} is to do.
 *
 * @param sshdConfig what sshd reads; empty for the usual
 * @param fix whether it puts right what is safe to be
 * @param tried the account whose forwarding is tried, and nothing else looked at
 */
public record DoctorRequest(Optional<Path> sshdConfig, boolean fix, Optional<String> tried) {}
