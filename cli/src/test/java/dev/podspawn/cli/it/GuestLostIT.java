package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a user does to podspawn-guest ends that one connection, with a word why. */
final class GuestLostIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private ImagesHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  GuestLostIT() {}

  @BeforeEach
  void setUp() {
    host = ImagesHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.alice();
  }

  @AfterEach
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  /** All at once, for a guest that is stopped is given half a minute to answer. */
  @Test
  void aGuestThatIsKilledOrStoppedOrTalksNonsenseEndsItsOwnConnection() {
    try (Running other = host.hold(TestImage.BUSYBOX);
        Running stopped = attack("kill -STOP $PPID");
        Running killed = attack("kill -KILL $PPID");
        Running nonsense = attack("printf '\\377nonsense' >/proc/$PPID/fd/1")) {
      assertEnds(killed, "PS1337");
      assertEnds(nonsense, "PS1336");
      assertEnds(stopped, "PS1337");
      host.release(other);
    }
  }

  /** As after an update of a distribution that had no toolbox: nothing in there could run the guest. */
  @Test
  void aContainerFromBeforeTheToolboxIsSaid() {
    host.configure("direct", TestImage.BUSYBOX);
    try (Running old = alice.ssh().start("echo held; read end")) {
      old.stdout().await("held", PATIENCE);
      host.configure("auto", TestImage.BUSYBOX);
      Result result = alice.run("echo landed");
      assertThat(result.stdout()).isEmpty();
      assertThat(result.stderr())
          .startsWith("PS1334 could not ")
          .contains("your container is from before an update")
          .hasLineCount(1);
      assertThat(result.exit()).isEqualTo(255);
      host.release(old);
    }
    assertThat(alice.run("echo landed").ok().stdout()).isEqualTo("landed\n");
  }

  private Running attack(String command) {
    return alice.ssh().start(command + "; sleep 1000");
  }

  private static void assertEnds(Running login, String code) {
    Result result = login.result(PATIENCE);
    assertThat(result.exit()).as(result.toString()).isEqualTo(255);
    assertThat(result.stderr()).startsWith(code + " could not ").hasLineCount(1);
  }
}
