package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.workspace.Furnishing;
import dev.podspawn.core.workspace.SetupLog;
import dev.podspawn.core.workspace.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Does in a new container of a project what has to be done before anyone may enter. The user's lock is held: others wait
 * for it, so that it is done once, and for no longer than the steps' limits.
 */
record Furnisher(
    Engine engine, SpawnSettings settings, Interruptions interruptions, StateDirectory state) {

  /**
   * Does it all.
   *
   * @throws PodspawnException CODE_FAILED, HOOK_FAILED: the container is of no use to anybody
   */
  void furnish(SessionRecord record, SessionProject.Setup setup) {
    Furnishing furnishing = setup.furnishing();
    Path file = state.setupLog(record.session());
    try (SetupLog log = SetupLog.at(file, furnishing.watch())) {
      for (Step step : furnishing.steps()) {
        log.begin(step.name());
        Optional<String> failure = run(record, step, log);
        if (failure.isPresent()) {
          failed(furnishing, step, failure.get(), log, file, record);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }

  private Optional<String> run(SessionRecord record, Step step, SetupLog log) {
    ContainerInUse container = ContainerInUse.of(record);
    Optional<String> place = step.place();
    if (place.isPresent() && !new Place(engine, settings).make(container, place.get())) {
      return Optional.of(place.get() + " cannot be made; the image's root may be read-only");
    }
    return new StepRun(engine, settings, interruptions, record.session())
        .run(container, step, log::line);
  }

  private void failed(
      Furnishing furnishing,
      Step step,
      String reason,
      SetupLog log,
      Path file,
      SessionRecord record) {
    log.failed(step.name() + ": " + reason);
    Message person = new Message(
        "set up " + record.session().hostname() + " by " + step.name(),
        reason,
        "mending its Podfile, or asking this host's admin for the log " + file.getFileName());
    if (step.kind() == Step.Kind.COMFORT) {
      furnishing.watch().warning(ErrorCode.DOTFILES_FAILED.text() + " " + person.sentence());
      return;
    }
    furnishing.watch().failed(step.name(), log.last());
    Message admin = new Message(
        "set up the container of " + record.session().address() + " by " + step.name(),
        reason,
        "the log, " + file);
    ErrorCode code = step.kind() == Step.Kind.CODE ? ErrorCode.CODE_FAILED : ErrorCode.HOOK_FAILED;
    throw new PodspawnException(code, person, admin, null);
  }
}
