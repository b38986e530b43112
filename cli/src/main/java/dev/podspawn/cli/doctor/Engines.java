package dev.podspawn.cli.doctor;

import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.Caller;
import dev.podspawn.cli.admin.OwnerRound;
import dev.podspawn.cli.admin.Request;
import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.name.UserName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at engines as the accounts that talk to them: root has a podspawn of each account's do it, others look at their
 * own. What an account says of its engine is its own word.
 */
public final class Engines {
  private static final String ID = "engine";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int OTHERS = 0077;

  private final Caller caller;
  private final Supplier<List<Finding>> here;

  /**
   * For whoever runs this.
   *
   * @param here looks at the engine of the account that this process runs as
   */
  public Engines(Caller caller, Supplier<List<Finding>> here) {
    this.caller = caller;
    this.here = here;
  }

  /** What there is to say of the engines of a machine. */
  public List<Finding> of(Host host) {
    boolean broken = host.site().configResults().stream().anyMatch(r -> r instanceof Result.Fail);
    if (broken) {
      return List.of(notChecked("", "not checked: the configuration must be right first"));
    }
    Optional<String> service = host.site().service();
    if (caller.root()) {
      return service.isPresent()
          ? asked(List.of(new OwnerRound.Errand(service.get(), Optional.empty())))
          : askedOfEach(host);
    }
    if (service.isPresent() && !service.get().equals(caller.account())) {
      return List.of(notChecked(service.get(), "not checked: needs root"));
    }
    return here.get();
  }

  private List<Finding> askedOfEach(Host host) {
    List<Finding> findings = new ArrayList<>();
    List<OwnerRound.Errand> errands = new ArrayList<>();
    for (NssAccount account : host.accounts()) {
      boolean sound = account.uid() != 0
          && host.stat(host.site().stateUsers().resolve(account.name()))
              .filter(FileFacts::isDirectory)
              .filter(f -> f.uid() == account.uid() && (f.mode() & OTHERS) == 0)
              .isPresent();
      if (sound) {
        errands.add(
            new OwnerRound.Errand(account.name(), Optional.of(UserName.parse(account.name()))));
      } else {
        findings.add(
            notChecked(account.name(), "not checked: its state directory must be right first"));
      }
    }
    findings.addAll(asked(errands));
    return findings;
  }

  private List<Finding> asked(List<OwnerRound.Errand> errands) {
    Request request =
        new Request(List.of("doctor", "--for-root"), DoctorFields.ALL, LIMIT, user -> List.of());
    Answer answer = new OwnerRound(caller).ask(errands, request);
    List<Finding> findings = new ArrayList<>();
    answer.rows().forEach(row -> findings.add(DoctorFields.finding(row)));
    for (String trouble : answer.troubles()) {
      findings.add(new Finding(
          ID,
          Optional.empty(),
          new Result.Fail("engine", trouble, Fix.byHand("runuser -u USER -- podspawn doctor"))));
    }
    return findings;
  }

  private static Finding notChecked(String subject, String reason) {
    return new Finding(ID, Optional.empty(), new Result.NotChecked(subject, reason));
  }
}
