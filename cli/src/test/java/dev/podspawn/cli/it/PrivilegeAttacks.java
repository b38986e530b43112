package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that podspawn has installed, gone through as a login account that has got hold of a shell on the host. */
interface PrivilegeAttacks extends HostileAttacks {
  @Test
  default void ofAllThatIsInstalledItWritesItsOwnStateOnly() {
    List<String> writable = host()
        .asAlice("find " + installed() + " -writable ! -type l 2>/dev/null")
        .lines();
    if (host().hasService()) {
      assertThat(writable).isEmpty();
    } else {
      Path own = ownState();
      assertThat(writable)
          .contains(own.toString())
          .allMatch(path -> Path.of(path).startsWith(own));
    }
  }

  @Test
  default void ofTheStateItReadsItsOwnOnly() {
    Path users = host().installation().state().resolve("users");
    List<String> readable = host()
        .asAlice("find " + users + " -mindepth 1 \\( -readable -o -executable \\) 2>/dev/null")
        .lines();
    List<String> all =
        Command.of("find", users.toString(), "-mindepth", "1").runOk().lines();
    assertThat(all).anyMatch(path -> path.startsWith(users + "/" + host().bob().name()));
    if (host().hasService()) {
      assertThat(readable).isEmpty();
    } else {
      assertThat(readable).isNotEmpty().allMatch(path -> Path.of(path).startsWith(ownState()));
    }
  }

  /** Connecting needs write permission on the socket and the way to it (unix(7)). */
  @Test
  default void ofAllEnginesSocketsItOpensItsOwnOnly() {
    String open = "while read -r a b c d e f g path; do case $path in /*)"
        + " [ -w \"$path\" ] && echo \"$path\";; esac; done </proc/net/unix";
    List<String> opened = host().asAlice(open).lines();
    String engine = host().alice().engine().socket().toString();
    assertThat(Command.of("sh", "-c", open).runOk().lines()).contains(engine);
    assertThat(opened).contains(host().socket().toString());
    Path runtime = host().alice().account().runtimeDir();
    assertThat(opened.stream()
            .filter(path -> path.matches(".*(podman|docker|containerd|crio|podspawn-engine).*"))
            .filter(path -> !path.equals(host().socket().toString())))
        .allMatch(path -> !host().hasService() && Path.of(path).startsWith(runtime));
    assertThat(opened.contains(engine)).isEqualTo(!host().hasService());
  }

  @Test
  default void itIsInNoGroupOfTheEngines() {
    String groups = host().asAlice("id -Gn").ok().stdout();
    assertThat(groups.strip().split(" "))
        .containsExactlyInAnyOrder(host().alice().name(), host().installation().group());
  }

  /** Not even a signal: what runs for a login behind sudo is another account's. */
  @Test
  default void itSignalsAndTracesNoProcessOfAnother() {
    List<TestAccount> others = List.of(
        host().bob().account(),
        host().host().installation().serviceAccount().orElse(host().bob().account()));
    for (TestAccount other : others) {
      List<String> processes =
          other.processes().stream().map(info -> Long.toString(info.pid())).toList();
      assertThat(processes).as("processes of " + other).isNotEmpty();
      for (String process : processes) {
        assertThat(host().asAlice("kill -0 " + process).exit()).isNotZero();
        assertThat(host().asAlice("cat /proc/" + process + "/environ").stdout()).isEmpty();
      }
    }
  }

  private Path ownState() {
    return host().installation().state().resolve("users").resolve(host().alice().name());
  }

  /** Programs, configuration, keys and state of this installation, all below one directory here. */
  private String installed() {
    return String.valueOf(host().installation().home().getParent());
  }
}
