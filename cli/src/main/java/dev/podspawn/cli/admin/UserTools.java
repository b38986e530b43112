package dev.podspawn.cli.admin;

import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.teardown.Reaper;
import java.util.function.Function;

/**
 * What is needed to act for a user in this process; called only for users whom this process may act for.
 *
 * @param books opens nothing but the user's directory
 * @param reaper with an engine that nothing is asked of yet; a new one for each call, to be closed
 * @param box what is in force in a container
 * @param logs what services have said
 */
public record UserTools(
    Function<UserName, SessionBooks> books,
    Function<UserName, OpenReaper> reaper,
    EngineNames names,
    BoxReport box,
    ServiceLogs logs) {

  /** A reaper, with the engine that it works on. */
  public record OpenReaper(Reaper reaper, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
