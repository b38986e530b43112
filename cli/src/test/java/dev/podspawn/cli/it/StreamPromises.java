package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Large streams, equal by hash, through a process whose memory does not grow with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StreamPromises {
  private static final long GIBIBYTE = 1L << 30;

  /** Java's 48 MB heap, its code and its buffers; the stream is six times as much. */
  private static final Long MOST_MEMORY_KB = 160L * 1024;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private ShortTempDir dir;
  private Path big;
  private String hash;

  @SuppressWarnings("NullAway.Init")
  StreamPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    dir = ShortTempDir.create();
    big = dir.resolve("big");
    shell("head -c " + GIBIBYTE + " /dev/urandom >" + big);
    hash = shell("sha256sum <" + big).substring(0, 64);
  }

  @AfterAll
  void tearDown() {
    if (dir != null) {
      dir.close();
    }
    if (host != null) {
      host.close();
    }
  }

  @Test
  void aGibibyteGoesInAndComesOutWhole() {
    try (Running holder = holdSession()) {
      alice.run("mkfifo /tmp/gate").ok();
      String keep = "tee /tmp/big | sha256sum; cat /tmp/gate";
      assertPasses(ssh(keep) + " <" + big);
      String take = "cat /tmp/big; cat /tmp/gate >/dev/null";
      assertPasses(ssh(take) + " | { head -c " + GIBIBYTE + " | sha256sum; cat; }");
    }
  }

  /** The script prints the hash, and its login then waits at the gate, so that its memory can be looked at. */
  private void assertPasses(String script) {
    try (Running login = Command.of("sh", "-c", script).start()) {
      login.stdout().await(hash, PATIENCE);
      assertThat(SpawnProcesses.peakMemoryKb(host.installation()))
          .isNotEmpty()
          .allSatisfy(peak -> assertThat(peak).isLessThan(MOST_MEMORY_KB));
      alice.run("echo >/tmp/gate").ok();
      assertThat(login.result(PATIENCE).exit()).isZero();
    }
  }

  private Running holdSession() {
    Running holder = alice.ssh().start("echo ready; cat");
    holder.stdout().await("ready", PATIENCE);
    return holder;
  }

  private String ssh(String remote) {
    List<String> argv = alice.ssh().argv(remote);
    StringBuilder line = new StringBuilder();
    for (String word : argv) {
      line.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    return line.toString();
  }

  private static String shell(String script) {
    return Command.of("sh", "-c", script).timeout(PATIENCE).runOk().stdout();
  }
}
