package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.workspace.Lines;
import dev.podspawn.core.workspace.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a project's steps in a container: by {@code /bin/sh}, as whom logins are there, with the Podfile's variables, in the
 * project's directory. A step is over when its shell has ended and nobody holds its output any more.
 */
record StepRun(
    Engine engine, SpawnSettings settings, Interruptions interruptions, Session session) {
  private static final Optional<String> SHELL = Optional.of("/bin/sh");
  private static final int PIECE = 64 << 10;

  /** So that what it says stays in order. */
  private static final String ONE_OUTPUT = "exec 2>&1\n";

  /**
   * Runs one to its end.
   *
   * @param each gets every line that it says
   * @return why it failed, continuing "it"; empty when it did not
   * @throws EngineException CONTAINER_GONE, EXEC_FAILED: it could not even be started
   */
  Optional<String> run(ContainerInUse container, Step step, Consumer<String> each) {
    Lines lines = new Lines(each);
    try (Exec exec = engine.exec(container.id(), spec(container, step));
        ExecLimit limit = ExecLimit.of(exec, step.limit());
        Terminal.Restore over = interruptions.whenInterrupted(limit::interrupt)) {
      Optional<String> failure = carry(exec, step, lines);
      lines.end();
      return limit.reason().isPresent() ? limit.reason() : failure;
    }
  }

  private static Optional<String> carry(Exec exec, Step step, Lines lines) {
    try {
      if (step.input().isPresent()) {
        send(step.input().get(), exec);
      }
      exec.stream().closeInput();
      while (exec.stream().receive(lines)) {}
      ExitStatus status = exec.awaitExit();
      return status.equals(ExitStatus.OK)
          ? Optional.empty()
          : Optional.of(step.meaning(status.value()));
    } catch (IOException | EngineException e) {
      return Optional.of("it was lost: " + e.getMessage());
    }
  }

  /** All of it before any output is taken: steps with input say nothing before they have read it. */
  private static void send(Path file, Exec exec) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
      while (from.read(piece) >= 0) {
        exec.stream().send(piece.flip());
        piece.clear();
      }
    }
  }

  private ExecSpec spec(ContainerInUse container, Step step) {
    SessionProject.Layer layer = SessionProject.layer(settings, container);
    byte[] script = (ONE_OUTPUT + step.script()).getBytes(StandardCharsets.UTF_8);
    SpawnRequest request = new SpawnRequest(
        session.user(), session.project(), new SessionKind.Command(script), Map.of());
    return new LoginProgram(SHELL, settings.tools(), settings.limits().nofile())
        .startingIn(layer.directory())
        .spec(request.with(layer.env()), Optional.empty())
        .as(container.account().map(ImageAccount::text));
  }
}
