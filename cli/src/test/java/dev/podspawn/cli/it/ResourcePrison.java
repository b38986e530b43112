package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Who takes all that there is, of everything ({@code src/test/c/hog.c}); each attempt has a bound of its own. */
interface ResourcePrison extends PrisonAttempts {
  /** More than the limit, and few enough for a host that has none. */
  int FORKS = 300;

  /** Each is a process of podspawn's; this host has other things to do as well. */
  int CONNECTIONS = 6;

  /** Of a kilobyte of the kernel's memory each: twice the limit. */
  int MANY_FILES = 300_000;

  /** Longer than it takes to measure logins; then the attack ends by itself. */
  int STORM_SECONDS = 90;

  @Test
  default void aForkBombStopsAtTheLimit() {
    Got got = hog("forks " + FORKS);
    if (prison().hasCgroups()) {
      assertThat(got.error()).isEqualTo("EAGAIN");
      assertThat(got.count()).isBetween(PrisonHost.PIDS / 2, PrisonHost.PIDS);
    } else {
      assertThat(got.error()).isEqualTo("all");
      doctorSaysSo();
    }
    // The container is as usable as before.
    assertThat(hog("forks 20").error()).isEqualTo("all");
  }

  /** podspawn does not promise what such a host cannot do, and says so where an admin looks. */
  private void doctorSaysSo() {
    String doctor = new Podspawn(prison().host().installation()).run("doctor").stdout();
    assertThat(doctor)
        .contains("rootless Podman keeps no limit of memory, processors or processes");
  }

  @Test
  default void othersLogInDuringAForkStorm() {
    slowdownIsBearable("storm " + stormers() + " " + STORM_SECONDS, aStormEndsItsContainer());
  }

  /** More than the limit, where a container outlives that. */
  default int stormers() {
    return FORKS;
  }

  @Test
  default void othersLogInWhileAPrisonerComputes() {
    slowdownIsBearable("spin 50 " + STORM_SECONDS, false);
  }

  /** Measured as a ratio, for this host has other things to do as well; and tried again, for it has them at times. */
  private void slowdownIsBearable(String attack, boolean endsItself) {
    if (!prison().hasCgroups()) {
      // Nothing stops it there, and it would be the other tests that suffer.
      doctorSaysSo();
      Assumptions.abort("NOT PROMISED, NOT TESTED: this engine limits no processes or processors");
    }
    List<String> seen = new ArrayList<>();
    for (int attempt = 0; attempt < 3; attempt++) {
      long usual = LoginTimes.median(prison().bob()).toMillis();
      long during;
      try (Running hog = prison().root().ssh().start("/tmp/hog " + attack)) {
        hog.stdout().await("begun", PrisonHost.PATIENCE);
        during = LoginTimes.median(prison().bob()).toMillis();
        assertThat(hog.isAlive() || endsItself)
            .as("the attack went on: %s", hog.describe())
            .isTrue();
      }
      comeBack(endsItself);
      seen.add(usual + " ms, and during it " + during + " ms");
      if (during <= 2 * usual) {
        System.out.println(prison().kind() + ", " + attack + ": a login takes " + seen);
        return;
      }
    }
    assertThat(seen).as("logins of another's, each usual and during %s", attack).isEmpty();
  }

  /** Whether that attack may be its own end. */
  default boolean aStormEndsItsContainer() {
    return false;
  }

  private void comeBack(boolean endedItself) {
    if (endedItself) {
      prison().renew();
      return;
    }
    // With the connection the guest ends the hog, and the kernel what that has made.
    Await.until(
        "the end of the attack",
        PrisonHost.PATIENCE,
        () -> prison().asRoot("pidof hog").exit() == 1);
  }

  @Test
  default void memoryEndsAtTheLimitAndOthersDoNotNotice() {
    if (!prison().hasCgroups()) {
      assertThat(hog("eat " + 2 * PrisonHost.MEMORY_MIB).error()).isEqualTo("all");
      doctorSaysSo();
      return;
    }
    Result result = prison().asRoot("/tmp/hog eat " + 8 * PrisonHost.MEMORY_MIB);
    assertThat(result.exit()).as(result.toString()).isNotZero();
    assertThat(result.stdout()).doesNotContain("all");
    // The container may have come to its end with it.
    prison().renew();
    assertThat(hog("eat " + PrisonHost.MEMORY_MIB / 4).error()).isEqualTo("all");
  }

  @Test
  default void filesInMemoryEndAtTheirSize() {
    Got got = hog("fill " + PrisonHost.SCRATCH + "/x " + 4 * PrisonHost.SCRATCH_MIB);
    assertThat(got.error()).isEqualTo("ENOSPC");
    assertThat(got.count()).isLessThanOrEqualTo(PrisonHost.SCRATCH_MIB);
  }

  @Test
  default void sharedMemoryEndsAtItsSize() {
    Got got = hog("fill /dev/shm/x 100");
    assertThat(got.error()).isNotEqualTo("all");
    assertThat(got.count()).isLessThanOrEqualTo(64);
  }

  /** A tmpfs has as many inodes as the host has memory for; but they are memory of whoever made them. */
  @Test
  default void filesInMemoryAreMemoryHoweverEmpty() {
    Assumptions.assumeTrue(
        prison().hasCgroups(), "NOT TESTED: there is no limit of memory on this host");
    Result result = prison().asRoot("/tmp/hog inodes " + PrisonHost.SCRATCH + " " + MANY_FILES);
    prison().renew();
    assertThat(result.stdout()).doesNotContain("all");
  }

  @Test
  default void openFilesEndAtTheLimit() {
    Got got = hog("files 100000");
    assertThat(got.error()).isIn("EMFILE", "ENFILE");
    long limit = Long.parseLong(prison().asRoot("ulimit -n").stdout().strip());
    assertThat(got.count()).isLessThanOrEqualTo(limit);
  }

  /** There is no limit of those; others come in all the same. */
  @Test
  default void manyConnectionsOfOneUserKeepNobodyOut() {
    List<Running> logins = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        logins.add(prison().root().ssh().start("echo in; exec sleep 1000"));
      }
      logins.forEach(login -> login.stdout().await("in", PrisonHost.PATIENCE));
      assertThat(prison().bob().run("echo well").ok().stdout()).isEqualTo("well\n");
    } finally {
      logins.forEach(Running::close);
    }
  }

  /** Engines keep what a container's first process says, in files that nobody limits. */
  @Test
  default void whatTheFirstProcessSaysIsKeptNowhere() {
    String name = "podspawn-" + prison().root().name();
    prison()
        .asRoot("yes prisoner | head -c 8000000 >/proc/1/fd/1; yes x | head -c 1000 >/proc/1/fd/2");
    Result log = prison().root().engine().command("logs", name).run();
    assertThat(log.stdout().length() + log.stderr().length()).isLessThan(1000);
    assertThat(logFiles()).isEmpty();
  }

  private List<String> logFiles() {
    String where = prison().kind() == EngineKind.ROOTLESS_PODMAN
        ? prison().root().account().home().toString()
        : String.valueOf(prison().root().engine().socket().getParent());
    return Command.of("find", where, "-name", "*.log", "-size", "+1M").runOk().lines();
  }

  /** How much a hog got of what it wanted, and what stopped it. */
  record Got(long count, String error) {}

  private Got hog(String words) {
    Result result = prison().asRoot("/tmp/hog " + words);
    List<String> lines = result.lines();
    assertThat(lines).as(result.toString()).isNotEmpty();
    String[] last = lines.get(lines.size() - 1).split(" ", -1);
    assertThat(last).as(result.toString()).hasSize(2);
    return new Got(Long.parseLong(last[0]), last[1]);
  }
}
