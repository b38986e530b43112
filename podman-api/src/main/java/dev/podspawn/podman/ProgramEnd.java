package dev.podspawn.podman;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.podman.endpoint.CreateExec;
import dev.podspawn.podman.endpoint.ExecState;
import dev.podspawn.podman.endpoint.InspectExec;
import dev.podspawn.podman.endpoint.StartExec;
import dev.podspawn.podman.time.Pause;
import dev.podspawn.podman.upgrade.HijackedConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a program whose connection is gone: no engine does, nor has an API for it. Its whole process group gets a
 * hang-up, as from a terminal that is gone, and is killed if it does not follow.
 *
 * <p>The signal comes from this machine, to the process id that the engine tells: that works as root, and as the owner
 * of a rootless Podman for programs of the container's root. Other users of a rootless container have ids that only
 * its user namespace may signal: for them, a {@code kill} runs in the container, as the same user. Nothing here fails:
 * what cannot be ended ends with its container.
 */
final class ProgramEnd {
  private static final Duration START = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final Duration KILL = Duration.ofSeconds(2);
  private static final String SHELL = "/bin/sh";

  private final PodmanClient client;
  private final String container;
  private final String exec;
  private final Optional<String> user;

  ProgramEnd(PodmanClient client, String container, String exec, Optional<String> user) {
    this.client = client;
    this.container = container;
    this.exec = exec;
    this.user = user;
  }

  /** Ends the program if it still runs; returns once it has ended, or nothing more can be done. */
  void bringAbout() {
    try {
      ExecState state = waitForPid();
      if (state.ended() || state.pid() <= 1) {
        return;
      }
      signal("HUP", state.pid());
      if (!waitForEnd(GRACE)) {
        signal("KILL", state.pid());
        waitForEnd(KILL);
      }
    } catch (EngineException | IOException e) {
      // the engine or the container is gone, and the program with it
    }
  }

  /** On Docker a program that has just been started has no process id yet. */
  private ExecState waitForPid() {
    Pause pause = Pause.atMost(START);
    ExecState state = state();
    while (!state.ended() && state.pid() == 0 && pause.again()) {
      state = state();
    }
    return state;
  }

  private boolean waitForEnd(Duration most) {
    Pause pause = Pause.atMost(most);
    while (!state().ended()) {
      if (!pause.again()) {
        return false;
      }
    }
    return true;
  }

  private ExecState state() {
    return client.askByChannel(new InspectExec(exec));
  }

  private void signal(String signal, long pid) throws IOException {
    if (!signalFromHere(signal, pid)) {
      signalInside(signal, innerPid(pid));
    }
  }

  private static boolean signalFromHere(String signal, long pid) throws IOException {
    ProcessBuilder kill = new ProcessBuilder(SHELL, "-c", command(signal, pid));
    kill.environment().clear();
    kill.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    kill.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return kill.start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void signalInside(String signal, long pid) throws IOException {
    ExecSpec kill = new ExecSpec(
        List.of("sh", "-c", command(signal, pid)),
        Map.of(),
        Optional.of("/"),
        user,
        Optional.empty());
    String id = client.askByChannel(new CreateExec(container, kill)).id();
    StartExec start = new StartExec(container, id, Optional.empty());
    try (HijackedConnection connection = client.start(start)) {
      ByteBuffer ignored = ByteBuffer.allocate(256);
      while (connection.read(ignored) >= 0) {
        ignored.clear();
      }
    }
  }

  /** The negative number is the group that the program leads; {@code kill} is a shell's own. */
  private static String command(String signal, long pid) {
    return "kill -" + signal + " -" + pid;
  }

  /** The process id in the innermost namespace: the last of {@code NSpid} in proc(5)'s status. */
  private static long innerPid(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("NSpid:")) {
        return Long.parseLong(line.substring(line.lastIndexOf('\t') + 1).strip());
      }
    }
    throw new IOException("no NSpid in " + status);
  }
}
