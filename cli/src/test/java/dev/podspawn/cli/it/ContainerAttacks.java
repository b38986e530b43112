package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a container's root can do about its engine, its neighbours and podspawn's own tools: nothing. */
interface ContainerAttacks extends HostileAttacks {
  @Test
  default void theContainerDoesNotShowTheEnginesSocket() {
    Path socket = host().alice().engine().socket();
    assertThat(
            run("find / -xdev -type s -o -name '*.sock' -type s; ls " + socket).stdout())
        .isEmpty();
    assertThat(run("cat /proc/self/mountinfo").ok().stdout()).doesNotContain(".sock ");
    assertThat(run("ls /proc/1/root" + socket).exit()).isNotZero();
  }

  /** Abstract sockets belong to a network, not to a file system (unix(7)). */
  @Test
  default void theContainerKnowsNoUnixSocketOfTheHost() {
    String hosts = Command.of("cat", "/proc/net/unix").runOk().stdout();
    assertThat(hosts)
        .contains(host().socket().toString(), host().alice().engine().socket().toString());
    assertThat(run("cat /proc/net/unix").ok().stdout())
        .doesNotContain(host().socket().toString(), ".sock\n");
  }

  @Test
  default void theContainerDoesNotReachAnothersContainer() {
    String listening = "nc -l -p 4000 -e echo bobs";
    String address = host()
        .bob()
        .run(
            "ip -4 -o addr show | sed -n 's/.* eth0.*inet \\([0-9.]*\\).*/\\1/p;s/.* tap0.*inet \\([0-9.]*\\).*/\\1/p'")
        .ok()
        .stdout()
        .strip();
    assertThat(address).isNotEmpty();
    try (Running service =
        host().bob().ssh().start("echo up; while " + listening + "; do :; done")) {
      service.stdout().await("up", HostileHost.PATIENCE);
      assertThat(
              host().bob().run("until nc 127.0.0.1 4000 </dev/null; do :; done").stdout())
          .contains("bobs");
      String bob = "podspawn-" + host().bob().name();
      assertThat(run("nc -w 1 " + address + " 4000; nc -w 1 " + bob + " 4000").stdout())
          .isEmpty();
    }
  }

  @Test
  default void theToolsAreReadOnly() {
    String before = tools();
    assertThat(broken(List.of(
            ">T/x",
            "echo x >>T/bin/podspawn-guest",
            "rm -f T/bin/podspawn-guest",
            "mv T/bin/busybox T/bin/x",
            "chmod u+s T/bin/busybox",
            "mount -o remount,rw T",
            "mount -t tmpfs none T/bin",
            "umount T")))
        .isEmpty();
    assertThat(tools()).isEqualTo(before);
  }

  @Test
  default void theToolsHaveNothingSetuidAndNoDevice() {
    String home = host().installation().home().toString();
    assertThat(Command.of("find", home)
            .with("-perm", "/6000", "-o", "-type", "b", "-o", "-type", "c")
            .runOk()
            .stdout())
        .isEmpty();
    assertThat(Command.of("find", home)
            .with("-perm", "/022", "!", "-type", "l")
            .runOk()
            .stdout())
        .isEmpty();
  }

  @Test
  default void theContainersRootIsNotTheHosts() {
    String socket = host().socket().toString();
    assertThat(broken(List.of(
            "mount -t tmpfs none /mnt",
            "mount -t proc none /tmp",
            "mknod /tmp/disk b 8 0 && cat /tmp/disk",
            "echo 1 >/proc/sys/kernel/sysrq",
            "echo b >/proc/sysrq-trigger",
            "chroot /proc/1/root/.. ls " + socket,
            "nsenter -t 1 -m ls " + socket,
            "hostname x")))
        .isEmpty();
    assertThat(run("grep NoNewPrivs /proc/self/status").stdout()).contains("1");
  }

  /** The numbers of those commands that did what they should not; one more that may shows that this would be seen. */
  private List<String> broken(List<String> scripts) {
    StringBuilder all = new StringBuilder();
    int number = 0;
    for (String script : scripts) {
      String attack = script.replace("T", "/.podspawn");
      all.append("(")
          .append(attack)
          .append(") >/dev/null 2>&1 && echo ")
          .append(number++)
          .append('\n');
    }
    List<String> worked = run(all + "(>/tmp/allowed) && echo allowed").lines();
    assertThat(worked).endsWith("allowed");
    return worked.subList(0, worked.size() - 1);
  }

  private Result run(String command) {
    return host().alice().run(command);
  }

  private String tools() {
    return Command.of("sh", "-c", "cd \"$0\" && find . -type f -exec sha256sum {} + | sort -k 2")
        .with(host().installation().toolbox().toString())
        .runOk()
        .stdout();
  }
}
