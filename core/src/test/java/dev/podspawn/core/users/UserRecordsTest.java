package dev.podspawn.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded is read again as it was, and by nobody but root. */
class UserRecordsTest {
  private static final UserName ALICE = UserName.parse("alice");

  @TempDir
  private Path dir = Path.of("");

  private UserRecords records() {
    return UserRecords.besideConfig(dir.resolve("config.yaml"));
  }

  @Test
  void aRecordIsReadAsItWasWritten() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "a \"quoted\": - name\n# and a line");
    fields.put("base_url", "https://git.example.org");
    UserRecord record = new UserRecord(
        ALICE,
        UserRecord.Origin.MADE,
        991,
        List.of(
            new RecordedSource("github", fields, "2026-11-24T12:00:00Z", List.of("SHA256:a/+b")),
            new RecordedSource("url", Map.of("url", "true"), "2026", List.of())));
    records().write(record);
    assertThat(records().read(ALICE)).contains(record);
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(records().fileOf(ALICE))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(records().directory())))
        .isEqualTo("rwx------");
    records().remove(ALICE);
    assertThat(records().read(ALICE)).isEmpty();
  }

  @Test
  void aDamagedRecordIsSaidToBeOne() throws IOException {
    records().write(new UserRecord(ALICE, UserRecord.Origin.NONE, -1, List.of()));
    for (String text : List.of(
        "",
        "[",
        "account: theirs",
        "account: made\nuid: x\nsources: []",
        "account: made\nuid: 1\nsources: [1]",
        "account: made\nuid: 1\nsources: {}")) {
      Files.writeString(records().fileOf(ALICE), text);
      assertThatThrownBy(() -> records().read(ALICE)).as(text).hasMessageStartingWith("PS1629 ");
    }
  }
}
