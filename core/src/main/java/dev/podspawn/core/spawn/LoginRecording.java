package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.record.RecordingHead;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.stream.WindowSize;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the recording of a login says of it; loaded only where there is one. */
final class LoginRecording {
  private LoginRecording() {}

  static RecordingHead head(SpawnRequest request, ExecSpec spec, String container) {
    return new RecordingHead(
        request.session().address(),
        SessionRecord.id(container),
        command(request.kind()),
        spec.terminal().orElse(WindowSize.FALLBACK),
        Optional.ofNullable(spec.environment().get("TERM")));
  }

  private static Optional<String> command(SessionKind kind) {
    return kind instanceof SessionKind.Command command
        ? Optional.of(new String(command.original(), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
