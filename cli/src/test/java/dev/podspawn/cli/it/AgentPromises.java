package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client's SSH agent in the container: for whoever forwards it, as long as that connection lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgentPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOLD = "ssh-add -l; read end; ssh-add -l";
  private static final String SOCKETS =
      "find / '(' -path /proc -o -path /sys ')' -prune -o -type s -print";

  private final EngineKind kind;
  private ImagesHost host;
  private PodUser alice;
  private ShortTempDir dir;
  private SshAgent agent;

  @SuppressWarnings("NullAway.Init")
  AgentPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
    alice = host.alice();
    dir = ShortTempDir.create();
    agent = SshAgent.start(Command::of, dir.resolve("agent"), dir.resolve("key"));
    host.land(TestImage.DEBIAN);
  }

  @AfterAll
  void tearDown() {
    Closing.all(List.of(
        () -> closeUnlessNull(agent), () -> closeUnlessNull(dir), () -> closeUnlessNull(host)));
  }

  @Test
  void everyConnectionThatForwardsItHasIt() {
    try (Running first = forwarding(HOLD).start();
        Running second = forwarding(HOLD).start()) {
      first.stdout().await(agent.listed(), PATIENCE);
      second.stdout().await(agent.listed(), PATIENCE);
      assertListsAgainAndEnds(first);
      assertListsAgainAndEnds(second);
    }
  }

  @Test
  void whoForwardsNoneHasNoneThoughAnotherDoes() {
    try (Running other = forwarding(HOLD).start()) {
      other.stdout().await(agent.listed(), PATIENCE);
      Result result = alice.run("echo \"[$SSH_AUTH_SOCK]\"; ssh-add -l");
      assertThat(result.stdout()).isEqualTo("[]\n");
      assertThat(result.exit()).isEqualTo(2);
      assertListsAgainAndEnds(other);
    }
  }

  @Test
  void itsSocketGoesWithItsConnection() {
    try (Running holder = alice.ssh().start("echo held; read end")) {
      holder.stdout().await("held", PATIENCE);
      assertThat(forwarding(SOCKETS).runOk().lines())
          .hasSize(1)
          .allMatch(socket -> socket.endsWith("/agent"));
      assertThat(alice.run(SOCKETS).ok().stdout()).isEmpty();
      host.release(holder);
    }
  }

  @Test
  void fiftyRequestsAtOnceAreAnswered() {
    String many = "for i in $(seq 50); do ssh-add -l & done; wait";
    assertThat(forwarding(many).runOk().stdout()).isEqualTo(agent.listed().repeat(50));
  }

  /** Newer releases of sshd make its socket there. */
  @Test
  void itsSocketOnTheHostMayBeBelowTheHome() {
    Path place = alice.account().home().resolve(".ssh/agent");
    alice.account().installDir(place.resolveSibling("."));
    assertReaches(place);
  }

  @Test
  void itsSocketOnTheHostMayBeOnAnotherFileSystem() {
    Path place = Path.of("/dev/shm", dir.name());
    try {
      assertReaches(place);
    } finally {
      Command.of("rm", "-rf", place.toString()).runOk();
    }
  }

  /** By the forced command itself, run as sshd would with an agent's socket elsewhere. */
  private void assertReaches(Path place) {
    TestAccount account = alice.account();
    account.installDir(place);
    Path key = account.home().resolve("lent-" + System.nanoTime());
    try (SshAgent own = SshAgent.start(
        words -> account.command(words.toArray(new String[0])), place.resolve("s.1"), key)) {
      Result result = account
          .command("env", "SSH_AUTH_SOCK=" + own.socket(), "SSH_ORIGINAL_COMMAND=ssh-add -l")
          .with("sh", "-c", host.forcedCommand())
          .run();
      assertThat(result.stdout()).as(result.toString()).isEqualTo(own.listed());
    }
  }

  private Command forwarding(String script) {
    return alice
        .ssh()
        .with("-A")
        .command(script)
        .env("SSH_AUTH_SOCK", agent.socket().toString());
  }

  private void assertListsAgainAndEnds(Running holder) {
    try {
      holder.stdin().write("end\n".getBytes(StandardCharsets.US_ASCII));
      holder.stdin().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Result result = holder.result(PATIENCE);
    assertThat(result.stdout()).as(result.toString()).isEqualTo(agent.listed().repeat(2));
  }

  private static void closeUnlessNull(@Nullable AutoCloseable part) throws Exception {
    if (part != null) {
      part.close();
    }
  }
}
