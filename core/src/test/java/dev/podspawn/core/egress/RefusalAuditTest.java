package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.config.AuditTarget;
import dev.podspawn.core.log.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalAuditTest {
  @TempDir
  private Path temporary;

  @Test
  void eachTargetIsOneEvent() throws IOException {
    List<String> lines = recorded(new Refusals(
        List.of(
            new Refusal("evil.example.com", 0, Refusal.NAME, 3),
            new Refusal("192.0.2.1", 443, "tcp", 1)),
        0));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .contains("\"event\":\"policy.deny\",\"user\":\"alice\"")
        .endsWith("\"session_id\":\"s1\",\"container_id\":\"c1\",\"reason\":\"network\","
            + "\"target\":\"evil.example.com\",\"protocol\":\"dns\",\"count\":3}");
    assertThat(lines.get(1))
        .endsWith("\"target\":\"192.0.2.1\",\"protocol\":\"tcp\",\"port\":443,\"count\":1}");
  }

  @Test
  void aSessionThatTriesEverythingDoesNotFillTheLog() throws IOException {
    List<Refusal> many = new ArrayList<>();
    for (int port = 1; port <= 1000; port++) {
      many.add(new Refusal("192.0.2.1", port, "tcp", 2));
    }
    List<String> lines = recorded(new Refusals(many, 5));
    assertThat(lines).hasSize(201);
    assertThat(lines.get(200)).endsWith("\"target\":\"others\",\"count\":1605}");
  }

  @Test
  void nothingIsNoEvent() throws IOException {
    assertThat(recorded(Refusals.NONE)).isEmpty();
  }

  private List<String> recorded(Refusals refusals) throws IOException {
    Path file = temporary.resolve("audit.log");
    Files.deleteIfExists(file);
    AuditLog log = AuditLog.of(
        Optional.of(new AuditTarget.File(file)), file, "alice", false, new CapturedLog());
    RefusalAudit.record(log, "alice", "s1", "c1", refusals);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
