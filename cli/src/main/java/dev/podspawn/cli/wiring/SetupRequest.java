package dev.podspawn.cli.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.core.setup.EngineMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code server-setup} is asked to do.
 *
 * @param engineWord what {@code --engine} says
 * @param sshdConfigFile what {@code --sshd-config} says
 * @param forwardingWord what {@code --forwarding} says
 * @param pamService what {@code --pam-service} says
 */
public record SetupRequest(
    Optional<String> engineWord,
    boolean dryRun,
    Optional<String> sshdConfigFile,
    boolean undo,
    Optional<String> forwardingWord,
    Optional<String> pamService) {
  private static final Path PAM = Path.of("/etc/pam.d");
  private static final Path SSHD_CONFIG = Path.of("/etc/ssh/sshd_config");

  /** One that says nothing of forwarding. */
  public SetupRequest(
      Optional<String> engineWord, boolean dryRun, Optional<String> sshdConfigFile, boolean undo) {
    this(engineWord, dryRun, sshdConfigFile, undo, Optional.empty(), Optional.empty());
  }

  public SetupRequest {
    if (forwardingWord.isPresent()
        && Stream.of(Forwarding.NONE, Forwarding.CONTAINER)
            .noneMatch(known -> known.word().equals(forwardingWord.get()))) {
      throw usage("understand --forwarding", "it is not one of none and container", "one of them");
    }
    if (pamService.isPresent() && !isService(pamService.get())) {
      throw usage("understand --pam-service", "it is no name of a file in " + PAM, "'sshd'");
    }
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

  private static boolean isService(String name) {
    return name.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*");
  }

  /** Where forwarding is to end; as it is unless somebody says otherwise. */
  boolean forwards() throws IOException {
    boolean before =
        Files.isRegularFile(pamFile()) && PamBlock.isIn(Files.readString(pamFile(), ISO_8859_1));
    boolean wanted = forwardingWord.isPresent()
        ? forwardingWord.get().equals(Forwarding.CONTAINER.word())
        : before;
    if (before && !wanted) {
      throw usage(
          "switch forwarding off with --forwarding none",
          pamFile() + " has podspawn's lines",
          "'podspawn server-setup --undo', and then what was asked for");
    }
    return wanted;
  }

  /** sshd's PAM file. */
  Path pamFile() {
    return PAM.resolve(pamService.orElse("sshd"));
  }

  private static PodspawnException usage(String tried, String reason, String advice) {
    return new PodspawnException(ErrorCode.USAGE, new Message(tried, reason, advice), null);
  }
}
