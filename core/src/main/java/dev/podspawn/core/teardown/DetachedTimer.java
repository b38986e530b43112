package dev.podspawn.core.teardown;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell in a session of its own (setsid(1)) that sleeps, runs {@code podspawn cleanup}, and sleeps again for as long as
 * that asks it to: no JVM waits. There is one for each user and length of a grace period, kept by a lock (flock(1)); one
 * more gives up after five seconds, by when the other has looked, or sleeps and will look in time.
 */
public final class DetachedTimer implements GraceTimer {
  /** The lock is the shell's alone: a sleep that outlives a killed shell must not keep it. */
  private static final String SCRIPT = "exec 9>>\"$1\" && flock -w 5 9 || exit 0; wait=$2; shift 2;"
      + " while [ -n \"$wait\" ] && sleep \"$wait\" 9>&-; do wait=$(\"$@\" 9>&-) || exit; done";

  private final List<String> podspawn;
  private final StateDirectory state;
  private final AdminLog log;

  /**
   * A timer that starts this podspawn.
   *
   * @param podspawn the launcher and its global options
   */
  public DetachedTimer(List<String> podspawn, StateDirectory state, AdminLog log) {
    this.podspawn = List.copyOf(podspawn);
    this.state = state;
    this.log = log;
  }

  @Override
  public void start(Session session, Duration wait) {
    try {
      DetachedProcess.start(argv(wait));
    } catch (IOException e) {
      log.warning(
          ErrorCode.GRACE_UNWATCHED,
          new Message(
              "have " + session.address() + " looked after when its grace period is over",
              e.toString(),
              "running 'podspawn cleanup' from time to time"));
    }
  }

  private List<String> argv(Duration wait) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", SCRIPT, "podspawn-grace"));
    argv.add(state.sleeper(seconds(wait)).toString());
    argv.add(Long.toString(seconds(wait)));
    argv.addAll(podspawn);
    argv.addAll(List.of("cleanup", "--next", "--user", state.user().text()));
    return argv;
  }

  /** Rounded up: whoever looks too early has to look again. */
  public static long seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds();
  }
}
