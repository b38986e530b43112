package dev.podspawn.cli.doctor;

import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.host.HostChecks;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at everything, and puts right what is safe to be. */
public final class Doctor {
  private static final int MOST_ROUNDS = 4;

  private final Supplier<Host> hosts;
  private final Function<Host, List<Finding>> engines;

  /**
   * A doctor.
   *
   * @param hosts the machine as it is now; asked anew after each change
   * @param engines looks at the engines of a machine
   */
  public Doctor(Supplier<Host> hosts, Function<Host, List<Finding>> engines) {
    this.hosts = hosts;
    this.engines = engines;
  }

  /** Everything that there is to say. */
  public List<Finding> look() {
    Host host = hosts.get();
    List<Finding> all = new ArrayList<>(HostChecks.run(host));
    all.addAll(engines.apply(host));
    return all;
  }

  /**
   * Puts right what is safe, until nothing is left of it: what is right may show more that is not.
   *
   * @param repairs does it
   * @param news gets a line for each thing that was done, or could not be
   */
  public void fix(Repairs repairs, Consumer<String> news) {
    Set<Repair> tried = new LinkedHashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Repair> due = due(HostChecks.run(hosts.get()));
      due.removeAll(tried);
      if (due.isEmpty()) {
        return;
      }
      for (Repair repair : due) {
        if (tried.add(repair)) {
          news.accept(done(repairs, repair));
        }
      }
    }
  }

  private static List<Repair> due(List<Finding> findings) {
    List<Repair> due = new ArrayList<>();
    findings.forEach(finding -> finding.result().remedy().repair().ifPresent(due::add));
    return due;
  }

  private static String done(Repairs repairs, Repair repair) {
    try {
      repairs.make(repair);
      return "fixed: " + repair.command();
    } catch (PodspawnException e) {
      return e.adminLine();
    }
  }
}
