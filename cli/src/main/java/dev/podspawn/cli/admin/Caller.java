package dev.podspawn.cli.admin;

import dev.podspawn.core.config.RunAs;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs podspawn, and how they would run it as somebody else.
 *
 * @param account the name of the account that this process runs as
 * @param root whether it is root
 * @param actor whose doing it is
 * @param launcher the installed {@code bin/podspawn}
 * @param global the global options that were given
 * @param runAs {@code engine.run_as}
 * @param stateDir {@code state.dir}
 */
public record Caller(
    String account,
    boolean root,
    String actor,
    Path launcher,
    List<String> global,
    RunAs runAs,
    Path stateDir) {
  public Caller {
    global = List.copyOf(global);
  }
}
