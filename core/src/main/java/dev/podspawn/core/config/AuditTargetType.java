package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** The audit log: {@code syslog}, or a path. */
final class AuditTargetType extends ScalarType<AuditTarget> {
  private final PathType path = new PathType();

  @Override
  protected Optional<AuditTarget> parse(String text) {
    if (text.equals("syslog")) {
      return Optional.of(AuditTarget.SYSLOG);
    }
    Optional<Path> file = path.parse(text);
    return file.isPresent() && file.get().getFileName() != null
        ? Optional.of(new AuditTarget.File(file.get()))
        : Optional.empty();
  }

  @Override
  protected String expected() {
    return "syslog or the absolute path of a file";
  }
}
