package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.temp.ShortTempDir;
import dev.podspawn.fixtures.toolbox.Toolbox;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** libpodspawn-names.so, in programs of coreutils that ask for an account's name. */
class NamesLibraryTest {
  private static final String LIBRARY = "lib/libpodspawn-names.so";

  private static Command as(int uid, String... environment) {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can be somebody else");
    return Command.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups")
        .with("env", "-i")
        .with(environment);
  }

  @Test
  void whoeverRunsAProgramHasAnAccount() {
    try (ShortTempDir dir = ShortTempDir.create()) {
      String library = dir.resolve("names.so").toString();
      Command.of("install", "-m", "0644", Toolbox.directory() + "/" + LIBRARY, library)
          .runOk();
      String preload = "LD_PRELOAD=" + library;
      Result without = as(54321, "whoami").run();
      assertThat(without.exit()).isNotZero();
      assertThat(as(54321, preload, "USER=guest", "whoami").runOk().stdout()).isEqualTo("guest\n");
      assertThat(as(54321, preload, "whoami").runOk().stdout()).isEqualTo("user\n");
      assertThat(as(0, preload, "USER=guest", "whoami").runOk().stdout()).isEqualTo("root\n");
      assertThat(as(54321, preload, "stat", "--format=%U %G", "/").runOk().stdout())
          .isEqualTo("root root\n");
      assertThat(as(54321, preload, "id", "-u", "root").runOk().stdout()).isEqualTo("0\n");
      assertThat(as(54321, preload, "id", "-u", "nobody-at-all").run().exit()).isNotZero();
    }
  }
}
