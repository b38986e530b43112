package dev.podspawn.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditLineTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006999Z");

  @Test
  void sixFieldsAndTheDetails() {
    AuditEvent event = AuditEvent.of(AuditEvent.Kind.SESSION_COMMAND, "alice", "alice.web")
        .in("c0ffee")
        .with("exit_code", 3)
        .with("kind", "shell");
    assertThat(AuditLine.of(event, "root", TIME))
        .isEqualTo("{\"time\":\"2026-01-02T03:04:05.006Z\",\"event\":\"session.command\","
            + "\"user\":\"alice\",\"actor\":\"root\",\"session_id\":\"alice.web\","
            + "\"container_id\":\"c0ffee\",\"exit_code\":3,\"kind\":\"shell\"}");
  }

  @Test
  void whatIsNotKnownIsNull() {
    AuditEvent event = AuditEvent.of(AuditEvent.Kind.CLEANUP_RUN);
    assertThat(AuditLine.of(event, "root", Instant.parse("2026-12-31T23:59:59Z")))
        .isEqualTo("{\"time\":\"2026-12-31T23:59:59.000Z\",\"event\":\"cleanup.run\",\"user\":null,"
            + "\"actor\":\"root\",\"session_id\":null,\"container_id\":null}");
  }

  @Test
  void aLineStaysShortAndOneLineWhateverIsInIt() {
    AuditEvent event = AuditEvent.of(AuditEvent.Kind.POLICY_DENY, "\n".repeat(9999), "s")
        .with("reason", "\u202e".repeat(9999));
    String line = AuditLine.of(event, "x".repeat(9999), TIME);
    assertThat(line).hasSizeLessThan(4096).doesNotContain("\n");
  }
}
