package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.toolbox.Toolbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent's socket and the channels that its connections become. */
@Timeout(60)
class GuestBinaryChannelTest {
  private static final int WINDOW = 1 << 16;

  @Test
  void carriesARequestAndItsAnswer() throws Exception {
    try (GuestProcess guest = withAgent();
        AgentClient client = AgentClient.connect(socket(guest))) {
      RawFrame open = guest.await(RawFrame.CHANNEL_OPEN);
      assertThat(open.payload()).hasSize(5).endsWith(1);
      int id = open.number(0);
      client.write("request");
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_OPEN_OK, id));
      RawFrame data = guest.await(RawFrame.CHANNEL_DATA);
      assertThat(data.number(0)).isEqualTo(id);
      assertThat(data.text(4)).isEqualTo("request");
      guest.send(data(id, "answer"));
      assertThat(client.read(6)).isEqualTo("answer");
      client.endOutput();
      assertThat(guest.await(RawFrame.CHANNEL_EOF).number(0)).isEqualTo(id);
      guest.send(data(id, "more"));
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_EOF, id));
      assertThat(client.read(10)).isEqualTo("more");
      assertThat(guest.await(RawFrame.CHANNEL_CLOSE).number(0)).isEqualTo(id);
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_CLOSE, id));
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
      try (AgentClient next = AgentClient.connect(socket(guest))) {
        assertThat(guest.await(RawFrame.CHANNEL_OPEN).number(0)).isEqualTo(id);
        guest.send(RawFrame.numbered(RawFrame.CHANNEL_OPEN_FAIL, id, (byte) 'n', (byte) 'o'));
        assertThat(next.read(1)).isEmpty();
      }
    }
  }

  @Test
  void whatTheHostSentBeforeItClosedStillArrives() {
    try (GuestProcess guest = withAgent();
        AgentClient client = AgentClient.connect(socket(guest))) {
      int id = open(guest);
      guest.send(data(id, "last"));
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_CLOSE, id));
      assertThat(client.read(10)).isEqualTo("last");
      guest.await(RawFrame.CHANNEL_CLOSE);
      guest.send(RawFrame.window(id, 1));
      assertThat(guest.await(RawFrame.ERROR).number(0) >>> 16).isEqualTo(1);
    }
  }

  @Test
  void whatComesForAClientThatIsGoneIsDropped() {
    try (GuestProcess guest = withAgent()) {
      AgentClient client = AgentClient.connect(socket(guest));
      int id = open(guest);
      client.close();
      guest.await(RawFrame.CHANNEL_EOF);
      guest.send(data(id, "too late"));
      guest.await(RawFrame.CHANNEL_CLOSE);
      guest.send(data(id, "much too late"));
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_EOF, id));
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_CLOSE, id));
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
    }
  }

  @Test
  void keepsTheWindowsOfAChannel() {
    try (GuestProcess guest = withAgent();
        AgentClient client = AgentClient.connect(socket(guest))) {
      int id = open(guest);
      client.write(new byte[WINDOW + 100]);
      guest.await("a window's worth", frame -> channelBytes(guest) == WINDOW);
      guest.send(RawFrame.window(id, 60));
      guest.await("more of it", frame -> channelBytes(guest) == WINDOW + 60);
      // What the client reads is given back, what is beyond the window is an error.
      guest.send(new RawFrame(RawFrame.CHANNEL_DATA, numbered(id, WINDOW)));
      client.read(WINDOW);
      guest.await("the window", frame -> frame.type() == RawFrame.WINDOW && frame.number(0) == id);
      for (int i = 0; i < 64; i++) {
        guest.send(new RawFrame(RawFrame.CHANNEL_DATA, numbered(id, WINDOW)));
      }
      assertThat(guest.await(RawFrame.ERROR).number(0) >>> 16).isEqualTo(1);
    }
  }

  @Test
  void servesFiftyAtATime() {
    try (GuestProcess guest = withAgent()) {
      String socket = socket(guest);
      List<AgentClient> clients = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        AgentClient client = AgentClient.connect(socket);
        client.write("%02d".formatted(i));
        clients.add(client);
      }
      for (int i = 0; i < 50; i++) {
        open(guest);
      }
      guest.await("all requests", frame -> channelBytes(guest) == 100);
      guest.seen().stream()
          .filter(frame -> frame.type() == RawFrame.CHANNEL_DATA)
          .forEach(frame -> guest.send(data(frame.number(0), "re" + frame.text(4))));
      for (int i = 0; i < 50; i++) {
        assertThat(clients.get(i).read(4)).isEqualTo("re%02d".formatted(i));
        clients.get(i).close();
      }
    }
  }

  @Test
  void connectionsBeyondTheLargestNumberWait() {
    try (GuestProcess guest = withAgent()) {
      String socket = socket(guest);
      List<AgentClient> clients = new ArrayList<>();
      for (int i = 0; i < 260; i++) {
        clients.add(AgentClient.connect(socket));
      }
      for (int i = 0; i < 256; i++) {
        assertThat(guest.await(RawFrame.CHANNEL_OPEN).number(0)).isEqualTo(i + 1);
      }
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
      guest.send(RawFrame.numbered(RawFrame.CHANNEL_OPEN_FAIL, 77));
      assertThat(guest.await(RawFrame.CHANNEL_OPEN).number(0)).isEqualTo(77);
      clients.forEach(AgentClient::close);
    }
  }

  @Test
  void theSocketIsTheUsersAloneAndGoneAtTheEnd() throws Exception {
    try (GuestProcess guest = withAgent()) {
      Path socket = Path.of(socket(guest));
      Path directory = socket.resolveSibling("");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
      assertThat(guest.finish()).isZero();
      assertThat(directory).doesNotExist();
    }
  }

  @Test
  void withoutForwardingThereIsNoSocket() {
    try (GuestProcess guest = GuestProcess.running(
        StartPayload.shell("echo \"[$SSH_AUTH_SOCK]\"").env("SSH_AUTH_SOCK="))) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("[]\n");
    }
  }

  @Test
  void saysThatNoSocketCouldBeMade() {
    assumeTrue(
        Files.isWritable(Path.of("/root")),
        "SKIPPED: only root can hide /tmp and /dev/shm from the guest");
    String hide = "mount -t tmpfs -o ro none /tmp; mount -t tmpfs -o ro none /dev/shm; exec "
        + Toolbox.guest();
    try (GuestProcess guest =
        GuestProcess.start(true, List.of("unshare", "-m", "sh", "-c", hide))) {
      guest.send(StartPayload.shell("exit 3").agent().env("HOME=/nonexistent").frame());
      RawFrame notice = guest.await(RawFrame.NOTICE);
      assertThat(notice.number(0)).isEqualTo(2);
      assertThat(notice.text(4)).isEqualTo("could not make a socket for the SSH agent");
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 3, 0);
    }
  }

  private static GuestProcess withAgent() {
    GuestProcess guest = GuestProcess.running(
        StartPayload.shell("echo $SSH_AUTH_SOCK; exec sleep 60").agent());
    guest.awaitOutput("\n");
    return guest;
  }

  private static String socket(GuestProcess guest) {
    return guest.output(RawFrame.STDOUT).strip();
  }

  /** Waits for a channel and confirms it; returns its id. */
  private static int open(GuestProcess guest) {
    int id = guest.await(RawFrame.CHANNEL_OPEN).number(0);
    guest.send(RawFrame.numbered(RawFrame.CHANNEL_OPEN_OK, id));
    return id;
  }

  private static RawFrame data(int id, String text) {
    return RawFrame.numbered(RawFrame.CHANNEL_DATA, id, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] numbered(int id, int length) {
    return RawFrame.numbered(0, id, new byte[length]).payload();
  }

  private static long channelBytes(GuestProcess guest) {
    return guest.seen().stream()
        .filter(frame -> frame.type() == RawFrame.CHANNEL_DATA)
        .mapToLong(frame -> frame.length() - 4)
        .sum();
  }
}
