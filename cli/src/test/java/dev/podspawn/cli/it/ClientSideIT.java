package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names such as {@code work.pod}, with the host's own ssh and two servers of this machine. */
class ClientSideIT extends ClientPromises {
  @Test
  void eachNameLeadsToItsServer() {
    assertThat(portOf("anything.pod")).isEqualTo(any.port());
    assertThat(portOf("work.pod")).isEqualTo(work.port());
    assertThat(portOf("six.pod")).isEqualTo(work.port());
    assertThat(machine
            .ssh("-p", "" + work.port(), "localhost.pod", "echo here")
            .ok()
            .stdout())
        .isEqualTo("here\n");
    assertThat(machine.ssh("far.pod", "echo $PODSPAWN_PROJECT; exit 7"))
        .satisfies(result -> assertThat(result.exit()).isEqualTo(7))
        .satisfies(result -> assertThat(result.stdout()).isEqualTo("api\n"));
  }

  @Test
  void connectGoesByJumpHostsToo() {
    assertThat(machine.podspawn("connect", "-", "far.pod", "22").stdout()).startsWith("SSH-2.0-");
    machine.podspawn("config", "set", "far.pod.jump", "other.pod,work.pod").ok();
    assertThat(machine.podspawn("connect", "-", "far.pod", "22").stdout()).startsWith("SSH-2.0-");
    assertThat(machine.ssh("far.pod", "echo in").ok().stdout()).isEqualTo("in\n");
  }

  private static int portOf(String name) {
    String connection = machine.ssh(name, "echo $SSH_CONNECTION").ok().stdout().strip();
    return Integer.parseInt(connection.substring(connection.lastIndexOf(' ') + 1));
  }

  @Test
  void sshIsToldThisAndNothingElse() {
    String plain = machine.sh("ssh -F /etc/ssh/ssh_config -G alice@x.pod").ok().stdout();
    String ours = machine.sh("ssh -G alice@x.pod").ok().stdout();
    List<String> more =
        ours.lines().filter(line -> !plain.lines().toList().contains(line)).toList();
    assertThat(more)
        .containsExactlyInAnyOrder(
            "hostkeyalias [127.0.0.1]:" + any.port(),
            "proxycommand '" + machine.launcher() + "' connect - '%h' %p");
    assertThat(machine.sh("ssh -G \"x'y.pod\" || true").stdout()).doesNotContain("proxycommand");
    assertThat(machine.sh("ssh -G work.pod").ok().lines())
        .contains("hostname 127.0.0.1", "port " + work.port(), "stricthostkeychecking ask")
        .noneMatch(line -> line.startsWith("proxy") && line.contains("podspawn"));
  }

  @Test
  void aNameWithoutServerIsExplained() {
    machine.podspawn("config", "unset", "servers.default").ok();
    Result lost = machine.ssh("nowhere.pod", "true");
    assertThat(lost.exit()).isEqualTo(255);
    assertThat(lost.stderr())
        .contains("PS1701 could not connect to nowhere.pod: it is mapped to no server");
    assertThat(machine.podspawn("connect", "me", "nowhere.pod", "22").exit()).isEqualTo(3);
  }

  @Test
  void anotherHostKeyIsRefused() {
    machine.trust(
        "[127.0.0.1]:" + any.port()
            + work.knownHostsLine().substring(work.knownHostsLine().indexOf(' ')),
        "[127.0.0.1]:" + work.port()
            + any.knownHostsLine().substring(any.knownHostsLine().indexOf(' ')));
    for (String name : List.of("any.pod", "work.pod")) {
      Result refused = machine.ssh(name, "echo in");
      assertThat(refused.exit()).as(name).isEqualTo(255);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr()).contains("IDENTIFICATION HAS CHANGED");
    }
    machine.trust("");
    assertThat(machine.ssh("any.pod", "echo in").stderr()).contains("Host key verification failed");
  }

  @Test
  void serversThatAreDownOrSilentEndInALine() throws IOException {
    assertThat(machine.podspawn("connect", "-", "down.pod", "22"))
        .satisfies(result -> assertThat(result.exit()).isEqualTo(1))
        .satisfies(result -> assertThat(result.stderr())
            .startsWith("PS1703 could not connect to 127.0.0.1:1: connection refused"));
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      machine
          .podspawn("config", "set", "default", "127.0.0.1:" + silent.getLocalPort())
          .ok();
      Result slow = machine.ssh("-o", "ConnectTimeout=2", "any.pod", "true");
      assertThat(slow.exit()).isEqualTo(255);
      assertThat(slow.stderr()).contains("timed out");
      assertThat(machine.podspawn("servers", "--format", "{name} {state}").lines())
          .contains("*.pod down", "work.pod up", "down.pod down");
    }
  }

  @Test
  void filesGoByEveryTool() {
    machine.sh("""
        set -e
        mkdir t; head -c 3000000 /dev/urandom >t/a; printf x >'t/b c'
        scp -q -r t any.pod:t-scp; diff -r t t-scp
        echo 'put t/a t-sftp' | sftp -q -b - any.pod >/dev/null; cmp t/a t-sftp
        rsync -a t/ any.pod:t-rsync/; diff -r t t-rsync
        git init -q r; cd r; git -c user.name=a -c user.email=b commit -q --allow-empty -m x; cd ..
        git clone -q any.pod:r r2; git -C r2 log --oneline
        """).ok();
  }

  @Test
  void manyAtOnce() {
    Result all = machine
        .command("sh", "-c", "seq 20 | xargs -P 20 -I{} ssh -o BatchMode=yes any.pod echo n{}")
        .timeout(LIMIT.multipliedBy(2))
        .run()
        .ok();
    assertThat(all.lines()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void muchGoesThroughWithoutMemory() throws Exception {
    long much = Long.getLong("podspawn.connect.mebibytes", 256) << 20;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Running connect = machine
            .command(
                "sh",
                "-c",
                "head -c " + much + " /dev/zero | exec \"$0\" connect - \"$1\" $2 >/dev/null")
            .with(machine.launcher().toString(), "127.0.0.1", "" + server.getLocalPort())
            .start();
        Socket peer = server.accept()) {
      InputStream in = peer.getInputStream();
      byte[] chunk = new byte[1 << 16];
      long got = in.readNBytes(chunk, 0, 1 << 16);
      long first = memory(connect);
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        got += count;
      }
      for (long sent = 0; sent < much; sent += chunk.length) {
        peer.getOutputStream().write(chunk);
      }
      assertThat(got).isEqualTo(much);
      assertThat(memory(connect) - first).as("kB more").isLessThan(12 * 1024);
      peer.close();
      assertThat(connect.result(LIMIT).exit()).isZero();
    }
    String sums = "head -c " + much + " /dev/urandom >much; sha256sum <much;"
        + " ssh any.pod cat <much | sha256sum; rm much";
    List<String> both = machine
        .command("sh", "-c", sums)
        .timeout(LIMIT.multipliedBy(6))
        .run()
        .ok()
        .lines();
    assertThat(both).hasSize(2);
    assertThat(both.get(0)).isEqualTo(both.get(1));
  }

  /** The most that the JVM has had in memory, in kB (proc(5), VmHWM). */
  private static long memory(Running connect) {
    Path status = connect
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .map(process -> Path.of("/proc/" + process.pid() + "/status"))
        .findFirst()
        .orElseThrow();
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
