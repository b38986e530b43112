package dev.podspawn.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WritablePartsTest {
  @Test
  void aWritableRootNeedsNone() {
    assertThat(WritableParts.tmpfs(false, Map.of("/x", "size=1m")))
        .containsOnly(Map.entry("/x", "size=1m"));
    assertThat(WritableParts.volumes(false, Map.of())).isEmpty();
  }

  @Test
  void whatTheAdminSaysOfAPathCounts() {
    Map<String, String> tmpfs =
        WritableParts.tmpfs(true, Map.of("/tmp", "size=1m", "/home", "size=2m"));
    assertThat(tmpfs).containsEntry("/tmp", "size=1m").containsKeys("/run", "/var/tmp", "/home");
    assertThat(WritableParts.volumes(true, tmpfs)).containsExactly("/root");
    assertThat(WritableParts.volumes(true, Map.of())).containsExactly("/home", "/root");
  }
}
