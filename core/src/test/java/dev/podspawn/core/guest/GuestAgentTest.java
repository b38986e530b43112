package dev.podspawn.core.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.engine.Sandbox;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real ssh-agent, reached by ssh-add through the real guest. */
@Timeout(60)
final class GuestAgentTest {
  private static final String IMAGE = "image";

  @Test
  void programsReachTheClientsAgent() {
    try (ShortTempDir dir = ShortTempDir.create();
        Running agent =
            Command.of("ssh-agent", "-D", "-a", dir.resolve("agent").toString()).start()) {
      agent.stdout().await("SSH_AUTH_SOCK", Duration.ofSeconds(20));
      Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "the key", "-f")
          .with(dir.resolve("key").toString())
          .runOk();
      String socket = dir.resolve("agent").toString();
      Command.of("ssh-add", "-q", dir.resolve("key").toString())
          .env("SSH_AUTH_SOCK", socket)
          .runOk();
      // Eight at once, a hundred in all.
      String many = "for i in 1 2 3 4 5 6 7 8; do (for j in 1 2 3 4 5 6 7 8 9 10 11 12; do"
          + " ssh-add -L; done) & done; wait";
      Ran ran = run(at(dir.resolve("agent"), Optional.empty()), many);
      assertThat(ran.stderr()).isEmpty();
      assertThat(ran.stdout().lines()).hasSize(96).allMatch(line -> line.endsWith("the key"));
    }
  }

  @Test
  void withoutAnAgentNoneIsOffered() {
    assertThat(run(Optional.empty(), "echo \"[$SSH_AUTH_SOCK]\"").stdout()).isEqualTo("[]\n");
  }

  /** The client's agent went away after the login. */
  @Test
  void agentThatIsGoneRefuses() {
    Ran ran = run(at(Path.of("/no/such/agent"), Optional.empty()), "ssh-add -l");
    // ssh-add may notice by writing to the closed connection (SIGPIPE) or by reading from it.
    assertThat(ran.status()).isIn(1, 2, 141);
    assertThat(ran.stdout()).isEmpty();
  }

  /** What a login account names to a service account must be its own. */
  @Test
  void aSocketOfAnotherAccountIsNoAgent() throws IOException {
    try (FakeAgent agent = new FakeAgent()) {
      String me = Files.getOwner(agent.path()).getName();
      SocketChannel mine = AgentAddress.channel();
      try (mine) {
        new AgentAddress(agent.path(), Optional.of(me)).connect(mine);
      }
      Ran ran = run(at(agent.path(), Optional.of("nobody")), "ssh-add -l");
      assertThat(ran.status()).isIn(1, 2, 141);
      assertThat(ran.stdout()).isEmpty();
    }
  }

  private static Optional<AgentAddress> at(Path socket, Optional<String> owner) {
    return Optional.of(new AgentAddress(socket, owner));
  }

  private static Ran run(Optional<AgentAddress> agent, String script) {
    GuestSettings settings =
        new GuestSettings(Toolbox.guest().toString(), Optional.empty(), false, agent);
    try (GuestEngine engine =
        new GuestEngine(FakeEngine.withImages(IMAGE), settings, new CapturedLog())) {
      String container = new Sandbox(engine, IMAGE).startIdle();
      return Ran.program(engine, container, ExecSpec.of("sh", "-c", script));
    }
  }
}
