package dev.podspawn.cli.project;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.git.GitAddress;
import dev.podspawn.core.name.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * What {@code add-project} was asked for.
 *
 * @param allow whom it is for; empty for everybody who may log in
 * @param fetchAs the account that git runs as; empty for nobody
 */
public record AddProject(
    ProjectName name,
    GitAddress repo,
    Optional<String> branch,
    Optional<List<String>> allow,
    Optional<String> fetchAs,
    Optional<SessionMode> mode) {}
