package dev.podspawn.cli.contrib;

import dev.podspawn.cli.wiring.SetupRequest;
import dev.podspawn.cli.wiring.SetupWiring;
import dev.podspawn.cli.wiring.Surroundings;
import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.setup.Change;
import dev.podspawn.core.setup.SetupWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of its own, run by {@link ServerSetupFaultsIT} on a copy of this machine: the real set-up with a failure at
 * each moment, one after another, and with a process that ends there. It prints a line for each, which begins with
 * {@code same} when the machine is as it was before.
 */
final class SetupFaults {
  private static final int KILLED = 9;

  private final SetupRequest make;
  private final Map<String, String> before;

  private SetupFaults(String engine) throws IOException {
    make = new SetupRequest(Optional.of(engine), false, Optional.empty(), false);
    before = MachineTree.read();
  }

  /** {@code ENGINE}, or {@code ENGINE die MOMENT}. */
  public static void main(String[] arguments) throws Exception {
    SetupFaults faults = new SetupFaults(arguments[0]);
    if (arguments.length > 1) {
      int last = Integer.parseInt(arguments[2]);
      faults.run(new Counting(last, () -> Runtime.getRuntime().halt(KILLED)));
      System.exit(0);
    }
    int moments = faults.failAtEachMoment();
    faults.twiceAndUndo();
    for (int moment = 1; moment < moments; moment += 7) {
      faults.killAt(moment, arguments[0]);
    }
  }

  private int failAtEachMoment() throws IOException {
    for (int moment = 0; ; moment++) {
      Counting watch = new Counting(moment, () -> {
        throw new IOException("forced");
      });
      try {
        run(watch);
        return moment;
      } catch (PodspawnException e) {
        tell("failure " + e.code().text() + " " + watch.last());
      }
    }
  }

  /** The last of the runs before went through. */
  private void twiceAndUndo() throws IOException {
    Map<String, String> made = MachineTree.read();
    run(SetupWatch.NONE);
    tell("twice", made);
    Optional<Process> sleeper = useIt();
    undo();
    sleeper.ifPresent(Process::destroyForcibly);
    tell("undo");
  }

  /** What users who came and went leave behind: the lock of their records, a cleanup that sleeps. */
  private static Optional<Process> useIt() throws IOException {
    Files.createFile(Path.of("/etc/podspawn/sources/.lock"));
    if (HostAccount.find("podspawn-engine").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessBuilder("setpriv", "--reuid=podspawn-engine", "--clear-groups", "sleep", "1000")
            .inheritIO()
            .start());
  }

  private void killAt(int moment, String engine) throws Exception {
    Process process = new ProcessBuilder(
            "java",
            "-Dpodspawn.home=" + System.getProperty("podspawn.home"),
            "-cp",
            System.getProperty("java.class.path"),
            SetupFaults.class.getName(),
            engine,
            "die",
            Integer.toString(moment))
        .redirectErrorStream(true)
        .start();
    process.getInputStream().readAllBytes();
    int status = process.waitFor();
    undo();
    tell((status == KILLED ? "" : "NOT ") + "killed at " + moment);
  }

  private void undo() {
    SetupRequest request = new SetupRequest(Optional.empty(), false, Optional.empty(), true);
    new SetupWiring(Surroundings.ofProcess(), Optional.empty(), SetupWatch.NONE).run(request);
  }

  private void run(SetupWatch watch) {
    new SetupWiring(Surroundings.ofProcess(), Optional.empty(), watch).run(make);
  }

  private void tell(String what) throws IOException {
    tell(what, before);
  }

  private static void tell(String what, Map<String, String> then) throws IOException {
    List<String> differences = MachineTree.differences(then, MachineTree.read());
    System.out.println(
        (differences.isEmpty() ? "same" : "DIFFERS " + differences) + " after " + what);
  }

  /** What happens at the moment. */
  private interface Blow {
    void strike() throws IOException;
  }

  /** Strikes at one moment, counted from 0. */
  private static final class Counting implements SetupWatch {
    private final int fatal;
    private final Blow blow;
    private final List<String> moments = new ArrayList<>();

    Counting(int fatal, Blow blow) {
      this.fatal = fatal;
      this.blow = blow;
    }

    @Override
    public void at(Change change, Moment moment) throws IOException {
      moments.add(moment + " " + change.what());
      if (moments.size() > fatal) {
        blow.strike();
      }
    }

    String last() {
      return moments.isEmpty() ? "before anything" : moments.get(moments.size() - 1);
    }
  }
}
