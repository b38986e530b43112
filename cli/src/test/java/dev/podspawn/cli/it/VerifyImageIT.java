package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code podspawn verify-image} on a real engine, as root and as its account. */
class VerifyImageIT {
  @SuppressWarnings("NullAway.Init")
  private static DoctorHost host;

  @BeforeAll
  static void startHost() {
    host = new DoctorHost();
  }

  @AfterAll
  static void stopHost() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void anImageIsTriedAndNothingIsLeft() {
    Podspawn podspawn = new Podspawn(host.installation());
    String user = host.alice().name();
    Result told = podspawn.run(
        "verify-image", PodHost.image(), "--user", user, "--format", "{id} {result} {reason}");
    assertThat(told.exit()).as(told.toString()).isZero();
    assertThat(told.lines())
        .contains("image-start pass it runs programs", "image-sh pass it runs")
        .contains("image-sftp pass by the toolbox's own program")
        .anyMatch(line -> line.startsWith("image-git warn"));
    assertThat(host.alice().containers()).isEmpty();

    Result missing =
        podspawn.run("verify-image", "localhost/none:latest", "--user", user, "--json");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.stderr()).startsWith("PS1311 could not try the image: ");
    assertThat(podspawn.run("verify-image", PodHost.image()).exit()).isEqualTo(2);
    assertThat(podspawn
            .runAs(host.alice().account(), "verify-image", PodHost.image(), "--json")
            .ok()
            .stdout())
        .startsWith("[{\"id\":\"image-architecture\",\"result\":\"pass\"");

    host.installation()
        .configure("defaults:\n  image: " + PodHost.image() + "\n  shell: /bin/zsh\n");
    try {
      assertThat(podspawn
              .run("verify-image", PodHost.image(), "--user", user, "--format", "{id} {result}")
              .lines())
          .contains("image-shell fail");
    } finally {
      host.installation().configure("");
    }
  }
}
