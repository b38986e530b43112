package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.image.TestImages;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code defaults.user} and an image's own USER, through a real ssh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER_IMAGE = "localhost/podspawn-test/busybox-user:latest";
  private static final String WHO = "id -un; id -u; id -gn; echo $USER:$LOGNAME:$HOME; pwd; ";

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  AccountPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    alice.engine().importImage(TestImage.DEBIAN);
    alice.engine().importImage(TestImages.busyboxTar(), USER_IMAGE, "USER dev");
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    host.installation().configure("");
    for (String container : alice.containers()) {
      alice.engine().remove(container);
    }
    host.installation().cleanUp(alice);
    assertThat(alice.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
  }

  @Test
  void anAccountThatDebianLacksIsMade() {
    configure(TestImage.DEBIAN.reference(), "worker", "");
    try (Running first = alice.ssh().start("id -un; read end")) {
      first.stdout().await("worker\n", PATIENCE);
      Result second = alice.run(WHO + "echo $SHELL; touch mine && stat -c %U:%G mine . .bashrc");
      assertThat(second.lines())
          .containsExactly(
              "worker",
              "1000",
              "worker",
              "worker:worker:/home/worker",
              "/home/worker",
              "/bin/bash",
              "worker:worker",
              "worker:worker",
              "worker:worker");
      assertThat(second.stderr()).isEmpty();
      assertThat(alice.containers()).hasSize(1);
      end(first);
    }
  }

  @ParameterizedTest
  @CsvSource({"guest", "direct"})
  void anAccountThatBusyboxLacksIsMade(String transport) {
    configure(TestImages.BUSYBOX, "worker", "session:\n  transport: " + transport + "\n");
    assertThat(alice.run(WHO + "echo $SHELL; cat /etc/group").lines())
        .containsExactly(
            "worker",
            "1001",
            "worker",
            "worker:worker:/home/worker",
            "/home/worker",
            "/bin/sh",
            "root:x:0:",
            "dev:x:1000:",
            "worker:x:1001:");
  }

  @ParameterizedTest
  @CsvSource({"dev", "1000", "1000:1000"})
  void anAccountOfTheImagesOwnIsUsedByNameAndByNumber(String user) {
    configure(TestImages.BUSYBOX, user, "");
    assertThat(alice.run(WHO).lines())
        .containsExactly("dev", "1000", "dev", "dev:dev:/home/dev", "/home/dev");
  }

  @Test
  void aNumberNeedsNoAccount() {
    configure(TestImages.BUSYBOX, "4242:4243", "");
    assertThat(alice.run("id -u; id -g; echo $USER:$HOME; pwd").lines())
        .containsExactly("4242", "4243", "4242:/", "/");
  }

  @Test
  void theImagesOwnUserIsWhoLogsInWhereNoneIsConfigured() {
    host.installation().configure("defaults:\n  image: " + USER_IMAGE + "\n");
    assertThat(alice.run(WHO).lines())
        .containsExactly("dev", "1000", "dev", "dev:dev:/home/dev", "/home/dev");
  }

  @Test
  void aPersistentHomeIsTheAccountsAlsoInTheNextContainer() {
    String persistent = "session:\n  mode: persistent\n";
    configure(TestImage.DEBIAN.reference(), "worker", persistent);
    alice.run("echo mine >kept && mkdir dir && echo more >dir/kept").ok();
    alice.engine().remove("podspawn-" + alice.name());
    String look = "id -un; pwd; cat kept dir/kept; stat -c %U:%a . ; stat -c %U kept .profile";
    assertThat(alice.run(look).lines())
        .containsExactly(
            "worker", "/home/worker", "mine", "more", "worker:700", "worker", "worker");
    alice.engine().remove("podspawn-" + alice.name());

    configure(TestImages.BUSYBOX, "other", persistent); // 1001 there, and the same home
    assertThat(alice
            .run("id -u; cat dir/kept && echo new >>dir/kept && rm -r dir kept")
            .lines())
        .containsExactly("1001", "more");
  }

  @Test
  void sudoWorksOnlyWithNewPrivileges() {
    configure(TestImage.DEBIAN.reference(), "worker", "security:\n  no_new_privileges: false\n");
    Result can = alice.run("sudo id -un; id -un");
    assertThat(can.lines()).as(can.toString()).containsExactly("root", "worker");
    assertThat(can.exit()).as(can.toString()).isZero();
    alice.awaitNoContainer();
    configure(TestImage.DEBIAN.reference(), "worker", "security:\n  no_new_privileges: true\n");
    Result cannot = alice.run("sudo -n id -un");
    assertThat(cannot.exit()).as(cannot.toString()).isEqualTo(1);
    assertThat(cannot.stdout()).isEmpty();
  }

  @Test
  void aReadOnlyImageThatLacksTheAccountIsToldAndLeavesNothing() {
    configure(TestImages.BUSYBOX, "worker", "security:\n  readonly_rootfs: true\n");
    Result refused = alice.run("true");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stderr()).startsWith("PS1329 could not make").hasLineCount(1);
    assertThat(alice.containers()).isEmpty();
    configure(TestImages.BUSYBOX, "dev", "security:\n  readonly_rootfs: true\n");
    assertThat(alice.run("id -un").stdout()).isEqualTo("dev\n");
  }

  /** Sees the login out, for what is removed at its end must not be removed by anybody else at the same time. */
  private static void end(Running login) {
    try {
      login.stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    login.result(PATIENCE);
  }

  private void configure(String image, String user, String more) {
    host.installation()
        .configure("defaults:\n  image: " + image + "\n  user: \"" + user + "\"\n" + more);
  }
}
