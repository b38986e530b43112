package dev.podspawn.core.teardown;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that does it. Its priority is everybody's: a login that comes meanwhile waits for it.
 *
 * @param podspawn the launcher and its global options
 */
public record DetachedRefill(List<String> podspawn, AdminLog log) implements Refill {
  public DetachedRefill {
    podspawn = List.copyOf(podspawn);
  }

  @Override
  public boolean start(Session session) {
    List<String> argv = new ArrayList<>(podspawn);
    argv.addAll(List.of("refill", "--user", session.user().text()));
    if (session.project().isPresent()) {
      argv.addAll(List.of("--project", session.project().get().text()));
    }
    try {
      DetachedProcess.start(argv);
      return true;
    } catch (IOException e) {
      log.warning(
          ErrorCode.POOL_NOT_REFILLED,
          new Message(
              "have a container wait for " + session.address(),
              e.toString(),
              "'podspawn refill --user " + session.user() + "'"));
      return false;
    }
  }
}
