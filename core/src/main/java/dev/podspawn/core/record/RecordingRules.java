package dev.podspawn.core.record;

import java.util.Optional;

/**
 * What the configuration says about recordings.
 *
 * @param required whether nothing may be shown that cannot be recorded
 * @param mostBytes of one recording, 0 for no limit
 * @param shell that programs have from the configuration, for the header; empty for the image's own, which nobody here
 *     knows
 */
public record RecordingRules(boolean required, long mostBytes, Optional<String> shell) {}
