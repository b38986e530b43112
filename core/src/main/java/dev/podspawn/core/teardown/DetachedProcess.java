package dev.podspawn.core.teardown;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that outlives the login, in a session of its own (setsid(1)). It has none of the login's streams, files or locks,
 * so that sshd waits for nothing, and none of what sshd and sudo say about the client. It is no child of Java's, for Java takes
 * 300 ms more to end while a thread of its waits for one.
 */
final class DetachedProcess {
  private static final String[] OF_THE_LOGIN = {"SSH_", "SUDO_", "PODSPAWN_", "TERM"};

  private DetachedProcess() {}

  static void start(List<String> argv) throws IOException {
    List<String> own = new ArrayList<>(argv);
    own.addAll(0, List.of("setsid", "--fork"));
    ProcessBuilder process = new ProcessBuilder(own)
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().keySet().removeIf(DetachedProcess::isOfTheLogin);
    process.start();
  }

  private static boolean isOfTheLogin(String variable) {
    for (String prefix : OF_THE_LOGIN) {
      if (variable.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
