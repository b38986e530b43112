package dev.podspawn.core.guest;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.guest.wire.Frame;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Sessions with a scripted guest. */
final class Sessions {
  static final GuestTimes PATIENT = GuestTimes.USUAL;

  /** So impatient that a test need not be patient. */
  static final GuestTimes HASTY = new GuestTimes(200, 400, 300);

  private Sessions() {}

  static GuestExec start(ScriptedGuest guest, GuestTimes times) {
    return start(guest, ExecSpec.of("prog"), Optional.empty(), times);
  }

  static GuestExec terminal(ScriptedGuest guest) {
    ExecSpec spec = ExecSpec.of("prog").withTerminal(new WindowSize(24, 80));
    return start(guest, spec, Optional.empty(), PATIENT);
  }

  static GuestExec withAgent(ScriptedGuest guest, Path agent) {
    return start(
        guest,
        ExecSpec.of("prog"),
        Optional.of(new AgentAddress(agent, Optional.empty())),
        PATIENT);
  }

  static GuestExec start(
      ScriptedGuest guest, ExecSpec spec, Optional<AgentAddress> agent, GuestTimes times) {
    return GuestExec.start(guest, GuestExec.Plan.of(spec, agent), new CapturedLog(), times);
  }

  /** Past START and READY. */
  static GuestExec begun(ScriptedGuest guest, GuestTimes times) throws InterruptedException {
    GuestExec exec = start(guest, times);
    guest.expect(0x01);
    guest.say(Frame.READY);
    return exec;
  }

  /** All output there is until its end. */
  static Ran.Collected output(Exec exec) throws IOException {
    Ran.Collected collected = new Ran.Collected();
    while (exec.stream().receive(collected)) {}
    return collected;
  }

  /** Runs on a thread of its own. */
  static <T> FutureTask<T> async(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "guest-test");
    thread.setDaemon(true);
    thread.start();
    return task;
  }
}
