package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The guest under valgrind, which turns a use of memory that is wrong, or a leak, into an exit status. It runs a build
 * of its own, for valgrind sees the allocations of a static program only in part.
 */
@Timeout(180)
class GuestBinaryMemcheckIT {
  private static final ShortTempDir DIR = ShortTempDir.create();

  /** What glibc keeps for a thread that still runs when the guest exits, as it may: the kernel ends it then. */
  private static final String LIVE_THREADS = """
      {
         a thread that runs at exit
         Memcheck:Leak
         match-leak-kinds: possible
         fun:calloc
         ...
         fun:_dl_allocate_tls
         ...
         fun:pthread_create*
      }
      """;

  @BeforeAll
  static void build() {
    assumeTrue(
        Command.of("sh", "-c", "command -v valgrind").run().exit() == 0,
        "SKIPPED, NOTHING WAS CHECKED: valgrind is not installed (apt-get install valgrind)");
    Path sources = Toolbox.directory().resolve("../../../guest").normalize();
    Command.of(
            "sh",
            "-c",
            "exec gcc -std=c11 -D_GNU_SOURCE -O1 -g -o \"$1\" \"$0\"/*.c",
            sources.toString(),
            DIR.path().resolve("guest").toString())
        .runOk();
  }

  @AfterAll
  static void tidyUp() {
    DIR.close();
  }

  private static GuestProcess checked() {
    GuestProcess guest = GuestProcess.start(
        true,
        List.of(
            "valgrind",
            "--quiet",
            "--error-exitcode=99",
            "--leak-check=full",
            "--errors-for-leak-kinds=definite,indirect,possible",
            "--suppressions=" + DIR.write("suppressions", LIVE_THREADS),
            "--log-file=" + DIR.path() + "/log",
            DIR.path().resolve("guest").toString()));
    guest.await(RawFrame.READY);
    return guest;
  }

  private static void assertClean(GuestProcess guest) {
    guest.hangUp();
    assertThat(guest.endsWithin(Duration.ofSeconds(60))).isTrue();
    assertThat(guest.finish())
        .as(() -> Command.of("cat", DIR.path() + "/log").run().stdout())
        .isZero();
  }

  @Test
  void aProgramWithPipes() {
    try (GuestProcess guest = checked()) {
      guest.send(StartPayload.shell("cat; echo err >&2; exit 3").env("A=b").frame());
      guest.send(new RawFrame(RawFrame.STDIN, new byte[1 << 16]));
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      guest.await(RawFrame.EXIT);
      assertClean(guest);
    }
  }

  @Test
  void aProgramWithATerminal() {
    try (GuestProcess guest = checked()) {
      guest.send(
          StartPayload.shell("echo ready; cat").terminal(24, 80).mode(53, 0).frame());
      guest.awaitOutput("ready");
      guest.send(RawFrame.resize(40, 132));
      guest.type("half a line");
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      guest.await(RawFrame.EXIT);
      assertClean(guest);
    }
  }

  @Test
  void channelsAtEveryStageWhenTheConnectionIsGone() {
    try (GuestProcess guest = checked()) {
      guest.send(
          StartPayload.shell("echo $SSH_AUTH_SOCK; exec sleep 60").agent().frame());
      guest.awaitOutput("\n");
      String socket = guest.output(RawFrame.STDOUT).strip();
      try (AgentClient first = AgentClient.connect(socket);
          AgentClient second = AgentClient.connect(socket)) {
        guest.await(RawFrame.CHANNEL_OPEN);
        int id = guest.await(RawFrame.CHANNEL_OPEN).number(0);
        guest.send(RawFrame.numbered(RawFrame.CHANNEL_OPEN_OK, id));
        guest.send(RawFrame.numbered(RawFrame.CHANNEL_DATA, id, new byte[1000]));
        first.write("unconfirmed");
        second.write("request");
        guest.await(RawFrame.CHANNEL_DATA);
        assertClean(guest);
      }
    }
  }

  @Test
  void aProtocolErrorAndAProgramThatIsNotThere() {
    try (GuestProcess guest = checked()) {
      guest.send(StartPayload.of("sleep", "60").frame());
      guest.send(RawFrame.of(0xff, 1, 2, 3));
      guest.await(RawFrame.ERROR);
      assertClean(guest);
    }
    try (GuestProcess guest = checked()) {
      guest.send(StartPayload.of("/no/such/program").frame());
      guest.await(RawFrame.ERROR);
      assertClean(guest);
    }
  }
}
