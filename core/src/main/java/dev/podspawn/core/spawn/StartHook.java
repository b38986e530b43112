package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.workspace.SetupWatch;
import dev.podspawn.core.workspace.Step;
import java.util.Optional;

/** What a Podfile has run at every connection, before the login's program; its failure is told, and no more. */
record StartHook(Engine engine, SpawnSettings settings, Client client, AdminLog log) {

  /** Runs it, if there is one. Fails as the start of any program does where the container is gone. */
  void run(ContainerInUse container, Session session) {
    String script = SessionProject.layer(settings, container).onStart();
    if (!script.isEmpty()) {
      run(container, session, Step.onStart(script));
    }
  }

  private void run(ContainerInUse container, Session session, Step step) {
    SetupWatch watch = watch();
    Optional<String> failure = new StepRun(engine, settings, client.interruptions(), session)
        .run(container, step, watch::line);
    if (failure.isPresent()) {
      watch.warning(ErrorCode.START_HOOK_FAILED.text() + " "
          + Message.of("finish " + step.name(), failure.get()).sentence());
      log.warning(
          ErrorCode.START_HOOK_FAILED,
          Message.of("finish " + step.name() + " of " + session.address(), failure.get()));
    }
  }

  private SetupWatch watch() {
    Optional<SessionProject.Setup> setup = settings.project().flatMap(SessionProject::setup);
    return setup.isPresent() ? setup.get().watch() : SetupWatch.SILENT;
  }
}
