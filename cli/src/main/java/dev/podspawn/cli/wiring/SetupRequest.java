package dev.podspawn.cli.wiring;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.setup.EngineMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code server-setup} is asked to do.
 *
 * @param engineWord what {@code --engine} says
 * @param sshdConfigFile what {@code --sshd-config} says
 */
public record SetupRequest(
    Optional<String> engineWord, boolean dryRun, Optional<String> sshdConfigFile, boolean undo) {
  private static final Path SSHD_CONFIG = Path.of("/etc/ssh/sshd_config");

  public SetupRequest {
    if (engineWord.isPresent() && EngineMode.of(engineWord.get()).isEmpty()) {
      throw usage(
          "understand --engine", "it is not one of rootless, podman and docker", "one of them");
    }
    if (undo && dryRun) {
      throw usage(
          "use --undo with --dry-run", "it says what it does only when it does it", "one of them");
    }
  }

  Optional<EngineMode> engine() {
    return engineWord.flatMap(EngineMode::of);
  }

  Path sshdConfig() {
    return sshdConfigFile.map(Path::of).orElse(SSHD_CONFIG).toAbsolutePath();
  }

  private static PodspawnException usage(String tried, String reason, String advice) {
    return new PodspawnException(ErrorCode.USAGE, new Message(tried, reason, advice), null);
  }
}
