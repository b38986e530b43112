package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's own machine and a whole server of podspawn's, with rootless Podman. */
class ClientOfServerIT {
  private static ServerAndClient both;
  private static PodHost host;
  private static PodUser alice;
  private static ClientMachine machine;

  @BeforeAll
  static void start() {
    both = ServerAndClient.start(EngineKind.ROOTLESS_PODMAN);
    host = both.host();
    alice = both.alice();
    machine = both.machine();
  }

  @AfterAll
  static void stop() {
    if (both != null) {
      both.close();
    }
  }

  @Test
  void pingTellsOfPodspawnAndOfTheContainer() {
    Result all = machine.podspawn("ping", "--format", "{stage} {state}", alice.name() + "@box");
    assertThat(all.lines())
        .containsExactly(
            "name ok",
            "addresses ok",
            "tcp ok",
            "banner ok",
            "login ok",
            "podspawn ok",
            "container ok");
    assertThat(all.exit()).isZero();
    Result json = machine.podspawn("ping", "--json", alice.name() + "@box").ok();
    assertThat(json.stdout())
        .contains("{\"stage\":\"podspawn\",\"state\":\"ok\",\"ms\":0,\"detail\":\"0.");
  }

  @Test
  void pingTellsWhyThereIsNoContainer() {
    host.installation().configure("defaults:\n  image: localhost/none:latest\n");
    try {
      Result refused =
          machine.podspawn("ping", "--format", "{stage} {state} {detail}", alice.name() + "@box");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.lines()).hasSize(6).element(4).asString().startsWith("login ok");
      assertThat(refused.lines().get(5)).startsWith("container failed exit status 255: PS");
    } finally {
      host.installation().configure("");
    }
  }

  @Test
  void aCommandRunsInTheContainerAndItsStatusComesBack() {
    Result result = machine.podspawn("ssh", alice.name() + "@box", "echo $PODSPAWN_USER; exit 7");
    assertThat(result.lines()).isEqualTo(List.of(alice.name()));
    assertThat(result.exit()).isEqualTo(7);
  }
}
