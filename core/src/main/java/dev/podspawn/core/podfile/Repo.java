package dev.podspawn.core.podfile;

import java.util.Optional;

/**
 * A git repository that is cloned into the container.
 *
 * @param url as the Podfile has it; {@code github.com/owner/repo} has no scheme
 * @param path where to, absolute; empty for a directory of its name beside the workspace
 * @param branch empty for the remote's own
 */
public record Repo(String url, Optional<String> path, Optional<String> branch) {}
