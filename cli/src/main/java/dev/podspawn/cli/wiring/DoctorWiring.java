package dev.podspawn.cli.wiring;

import dev.podspawn.cli.doctor.Doctor;
import dev.podspawn.cli.doctor.Engines;
import dev.podspawn.cli.doctor.Machine;
import dev.podspawn.cli.doctor.Repairs;
import dev.podspawn.cli.doctor.ThisHost;
import dev.podspawn.cli.option.DoctorOptions;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.ToolboxState;
import dev.podspawn.core.doctor.engine.EngineChecks;
import dev.podspawn.core.doctor.host.ForwardProbe;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.toolbox.ToolboxBuild;
import dev.podspawn.core.toolbox.ToolboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What looking at a server is made of. */
final class DoctorWiring {
  private final Surroundings surroundings;
  private final SiteReading reading;
  private final AdminLog log;
  private final List<String> global;

  /** Of a podspawn with these global options. */
  DoctorWiring(Surroundings surroundings, SiteReading reading, AdminLog log, List<String> global) {
    this.surroundings = surroundings;
    this.reading = reading;
    this.log = log;
    this.global = global;
  }

  /** Everything there is to say, with what can be put right done before where that was asked for. */
  List<Finding> run(DoctorOptions options, DoctorRequest request, Consumer<String> news) {
    options.user().ifPresent(this::requireOwn);
    if (options.forRoot()) {
      return engineHere(options.user());
    }
    if (request.tried().isPresent()) {
      requireRoot("try anybody's forwarding", "what it takes is root's");
      return List.of(ForwardProbe.of(host(), request.tried().get()));
    }
    Doctor doctor = new Doctor(this::host, engines()::of);
    if (request.fix()) {
      requireRoot("put anything right", "what doctor changes is root's");
      Runnable toolbox = () -> new ToolboxWiring(surroundings).build(false);
      doctor.fix(new Repairs(new Machine(), toolbox), news);
    }
    return doctor.look();
  }

  private Host host() {
    Machine machine = new Machine();
    return new ThisHost(
        reading.site(machine), surroundings.account().isRoot(), machine, this::toolbox);
  }

  private Engines engines() {
    AdminWiring admin = new AdminWiring(surroundings, reading.config(), log);
    return new Engines(admin.caller(global), () -> engineHere(Optional.empty()));
  }

  private List<Finding> engineHere(Optional<UserName> user) {
    List<Finding> findings = new ArrayList<>();
    try (EngineLook look = new EngineLook(surroundings, reading.config(), log)) {
      EngineChecks.run(look)
          .forEach((check, results) -> results.forEach(
              result -> findings.add(new Finding(check.id(), user.map(UserName::text), result))));
    }
    return findings;
  }

  private ToolboxState toolbox() {
    Optional<Toolbox> toolbox = Toolbox.of(surroundings.home());
    if (toolbox.isEmpty()) {
      return ToolboxState.MISSING;
    }
    try {
      return switch (new ToolboxBuild(toolbox.get().directory(), Toolbox.architecture()).due()) {
        case NONE -> ToolboxState.WITHOUT_PROGRAMS;
        case BUILT -> ToolboxState.STALE;
        case UNCHANGED -> ToolboxState.FRESH;
      };
    } catch (ToolboxException e) {
      return ToolboxState.UNKNOWN;
    }
  }

  private void requireOwn(UserName user) {
    Account account = surroundings.account();
    boolean service = reading.config().engine().runAs() instanceof RunAs.ServiceAccount one
        && one.account().equals(account.name());
    if (!account.isRoot() && !service && !account.name().equals(user.text())) {
      throw refused("look at " + user.text() + "'s engine", "this is " + account.name());
    }
  }

  private void requireRoot(String tried, String why) {
    if (!surroundings.account().isRoot()) {
      throw refused(tried, why);
    }
  }

  private static PodspawnException refused(String tried, String why) {
    return new PodspawnException(
        ErrorCode.USER_REFUSED, new Message(tried, why, "it as root"), null);
  }
}
