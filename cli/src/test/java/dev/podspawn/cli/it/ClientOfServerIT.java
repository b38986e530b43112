package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's own machine and a whole server of podspawn's, with rootless Podman. */
class ClientOfServerIT {
  private static PodHost host;
  private static PodUser alice;
  private static ClientMachine machine;

  @BeforeAll
  static void start() throws IOException {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    machine = ClientMachine.make();
    machine.write(".ssh/id_ed25519", Files.readString(alice.key().privateKey()));
    machine.write(".ssh/id_ed25519.pub", alice.key().publicLine() + "\n");
    machine.trust(host.sshd().knownHostsLine());
    machine
        .podspawn("config", "set", "box.pod", "127.0.0.1:" + host.sshd().port())
        .ok();
    machine.podspawn("setup").ok();
  }

  @AfterAll
  static void stop() {
    Closing.all(java.util.stream.Stream.of(machine, host)
        .filter(java.util.Objects::nonNull)
        .map(AutoCloseable.class::cast)
        .toList());
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
