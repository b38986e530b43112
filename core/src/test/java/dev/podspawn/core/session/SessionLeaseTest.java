package dev.podspawn.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases between real processes: a POSIX lock tells nothing within one. */
class SessionLeaseTest {
  private static final UserName ALICE = UserName.parse("alice");

  @TempDir
  Path stateDir;

  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void killChildren() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void anotherProcesssLeaseIsSeenUntilItEndsInWhateverWay() throws Exception {
    Process other = holder();
    try (SessionLease ours = lease(new ArrayList<>())) {
      assertThat(ours.isOnly()).isFalse();
      other.destroyForcibly().waitFor();
      assertThat(ours.isOnly()).isTrue();
      assertThat(leaseFiles()).as("the dead process's file is tidied away").hasSize(1);
    }
    assertThat(leaseFiles()).isEmpty();
  }

  @Test
  void aFileOfADeadProcessThatHadOurIdIsNotTakenForOurs() throws IOException {
    try (SessionLease ours = lease(new ArrayList<>())) {
      Path stale = leaseFiles().get(0).resolveSibling(ProcessHandle.current().pid() + "-1-1");
      Files.createFile(stale);
      assertThat(ours.isOnly()).isTrue();
      assertThat(stale).doesNotExist();
    }
  }

  @Test
  void onlyTheLastOutClearsAway() throws Exception {
    List<String> left = new ArrayList<>();
    Process other = holder();
    lease(left).close();
    assertThat(left).isEmpty();

    letGo(other);
    assertThat(line(other)).isEqualTo("last");
    assertThat(line(other)).isEqualTo("released");
    lease(left).close();
    assertThat(left).containsExactly("alice");
  }

  @Test
  void aLeaseIsGivenBackEvenWhenClearingAwayFails() throws IOException {
    SessionLease.LastOut failing = last -> {
      throw new IllegalStateException("no");
    };
    SessionLease lease =
        SessionLease.take(StateDirectory.open(stateDir, ALICE), session(), failing);
    assertThatIllegalStateException().isThrownBy(lease::close);
    assertThat(leaseFiles()).isEmpty();
  }

  private SessionLease lease(List<String> left) {
    return SessionLease.take(
        StateDirectory.open(stateDir, ALICE), session(), last -> left.add(last.key()));
  }

  private static Session session() {
    return new Session(ALICE, Optional.empty());
  }

  private Process holder() throws IOException {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LeaseHolder.class.getName(),
            stateDir.toString(),
            ALICE.text())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    children.add(child);
    assertThat(line(child)).isEqualTo("held");
    return child;
  }

  private static String line(Process child) throws IOException {
    return String.valueOf(child.inputReader(StandardCharsets.UTF_8).readLine());
  }

  private static void letGo(Process child) throws IOException {
    try (OutputStream in = child.getOutputStream()) {
      in.write('\n');
    }
  }

  private List<Path> leaseFiles() throws IOException {
    try (Stream<Path> files = Files.list(stateDir.resolve("users/alice/leases/alice"))) {
      return files.toList();
    }
  }
}
