package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.QuotaStorage;
import dev.podspawn.fixtures.proc.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On storage that can limit it, a container that writes too much is told so, and its neighbour is not. */
class DiskLimitIT {
  private static final String FILL =
      "dd if=/dev/zero of=/full bs=1M count=60; sync; du -m /full | cut -f 1";

  @ParameterizedTest
  @EnumSource(QuotaStorage.class)
  void whatAContainerWritesIsLimited(QuotaStorage storage) {
    try (PodHost host = PodHost.start(storage)) {
      PodUser alice = host.addUser();
      PodUser bob = host.addUser();
      host.installation().configure("defaults:\n  image: " + PodHost.image() + "\n  disk: 20m\n");
      host.installation().writeSettings(bob, "disk: 0\n");
      Result full = alice.run(FILL);
      assertThat(full.stderr()).containsAnyOf("Disk quota exceeded", "No space left on device");
      assertThat(Integer.parseInt(full.stdout().strip())).isBetween(5, 20);
      assertThat(bob.run(FILL).ok().stdout()).isEqualTo("60\n");
      assertThat(alice.run("touch /full").ok().exit()).as("a new container").isZero();
      Result told =
          new Podspawn(host.installation()).run("doctor", "--format", "{id} {result} {reason}");
      assertThat(told.stdout()).containsPattern("disk-limit pass .*: it can\n");
      alice.awaitNoContainer();
      bob.awaitNoContainer();
    }
  }
}
