package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Large streams, equal by hash, through processes whose memory does not grow with them. A whole gibibyte goes through
 * the busybox image's containers; through all others, and under gVisor, as many MiB as the system property {@code
 * podspawn.stream.mebibytes} says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StreamPromises {
  private static final int GIBIBYTE = 1024;
  private static final int ELSEWHERE = Integer.getInteger("podspawn.stream.mebibytes", 64);

  /** Java's 48 MB heap, its code and its buffers; a gibibyte is six times as much. */
  private static final Long MOST_MEMORY_KB = 160L * 1024;

  /** A static program with a few buffers. */
  private static final Long MOST_GUEST_MEMORY_KB = 8L * 1024;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EngineKind kind;
  private ImagesHost host;
  private ShortTempDir dir;

  @SuppressWarnings("NullAway.Init")
  StreamPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    dir = ShortTempDir.create();
    host = ImagesHost.start(kind);
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

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void aLargeStreamGoesInAndComesOutWhole(TestImage image) {
    boolean whole = image == TestImage.BUSYBOX && kind != EngineKind.GVISOR;
    int mebibytes = whole ? GIBIBYTE : ELSEWHERE;
    Path big = dir.resolve("big");
    shell("head -c " + mebibytes + "M /dev/urandom >" + big);
    String hash = shell("sha256sum <" + big).substring(0, 64);
    try (Running holder = host.hold(image)) {
      host.alice().run("mkfifo /gate").ok();
      String keep = "tee /big | sha256sum; cat /gate";
      assertPasses(ssh(keep) + " <" + big, hash);
      String take = "cat /big; cat /gate >/dev/null";
      assertPasses(ssh(take) + " | { head -c " + mebibytes + "M | sha256sum; cat; }", hash);
      host.release(holder);
    }
  }

  /** The script prints the hash, and its login then waits at the gate, so that its memory can be looked at. */
  private void assertPasses(String script, String hash) {
    try (Running login = Command.of("sh", "-c", script).start()) {
      login.stdout().await(hash, PATIENCE);
      assertThat(SpawnProcesses.peakMemoryKb(host.installation()))
          .isNotEmpty()
          .allSatisfy(peak -> assertThat(peak).isLessThan(MOST_MEMORY_KB));
      // Under gVisor the guest is a process of the container's own kernel.
      if (kind != EngineKind.GVISOR) {
        assertThat(SpawnProcesses.peakGuestMemoryKb())
            .isNotEmpty()
            .allSatisfy(peak -> assertThat(peak).isLessThan(MOST_GUEST_MEMORY_KB));
      }
      host.alice().run("echo >/gate").ok();
      assertThat(login.result(PATIENCE).exit()).isZero();
    }
  }

  private String ssh(String remote) {
    List<String> argv = host.alice().ssh().argv(remote);
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
