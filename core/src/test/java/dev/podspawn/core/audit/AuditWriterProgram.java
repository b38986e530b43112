package dev.podspawn.core.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes lines to an audit log, as one of many processes would: FILE NAME COUNT. Exits with 1 when one fails. */
public final class AuditWriterProgram {
  private AuditWriterProgram() {}

  public static void main(String[] arguments) throws IOException {
    AuditFile file = new AuditFile(Path.of(arguments[0]));
    int count = Integer.parseInt(arguments[2]);
    for (int i = 0; i < count; i++) {
      AuditEvent event = AuditEvent.of(AuditEvent.Kind.SESSION_COMMAND, arguments[1], "s")
          .with("number", i)
          .with("padding", "x".repeat(i % 150));
      file.add(AuditLine.of(event, arguments[1], Instant.EPOCH));
    }
  }

  /** The command line that runs this class. */
  static List<String> command(Path file, String name, int count) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
        .orElse(System.getProperty("java.class.path"));
    return List.of(
        java,
        "-Xshare:auto",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath,
        AuditWriterProgram.class.getName(),
        file.toString(),
        name,
        Integer.toString(count));
  }
}
