package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variables of a client steer nothing on the host. */
interface VariableAttacks extends HostileAttacks {
  /** What the dynamic linker, shells, Java, sudo, the engines' programs and podspawn itself listen to. */
  List<String> STEERING = List.of(
      "LD_PRELOAD",
      "LD_LIBRARY_PATH",
      "LD_AUDIT",
      "BASH_ENV",
      "ENV",
      "PATH",
      "HOME",
      "USER",
      "LOGNAME",
      "JAVA_HOME",
      "JAVA_TOOL_OPTIONS",
      "JDK_JAVA_OPTIONS",
      "PODSPAWN_JAVA",
      "PODSPAWN_TRACE",
      "PODSPAWN_AGENT",
      "PODSPAWN_ACTOR",
      "SUDO_USER",
      "XDG_RUNTIME_DIR",
      "DOCKER_HOST",
      "CONTAINER_HOST",
      "SSH_ORIGINAL_COMMAND",
      "SSH_AUTH_SOCK");

  /** All of them at once: what sshd passes on, the container would show, or the mark on the host. */
  @Test
  default void variablesThatSteerProgramsDoNotGetPastSshd() {
    Path java = host().plantJava();
    StringBuilder set = new StringBuilder("SetEnv=COLORTERM=passed");
    for (String name : STEERING) {
      set.append(' ').append(name).append('=').append(java);
    }
    Result result = host().alice().ssh().with("-o", set.toString()).run("env; cat /proc/1/environ");
    assertThat(result.ok().stdout())
        .contains("PODSPAWN_USER=" + host().alice().name(), "COLORTERM=passed")
        .doesNotContain(java.toString());
    assertThat(result.stderr()).isEmpty();
    host().assertNoMark();
  }

  @Test
  default void aVariableThatMayPassIsWhatItIsAndNoMore() {
    for (String value : new String[] {
      "$(>MARK)", "`>MARK`", "() { :; }; >MARK", "'; >MARK; '", "/../..MARK", "%n%s%99999d"
    }) {
      String attack = value.replace("MARK", host().mark("ran").toString());
      Result result = host()
          .alice()
          .ssh()
          .with("-o", "SetEnv=\"LC_ALL=" + attack + "\" \"LC_NAME=" + attack + "\"")
          .run("echo landed");
      assertThat(result.stdout()).as(attack).isEqualTo("landed\n");
      host().assertNoMark();
    }
  }

  @Test
  default void aTerminalsNameIsANameAndNoMore() {
    for (String name : new String[] {
      "../../../../etc/passwd",
      "$(>MARK)",
      "'; >MARK; '",
      "xterm\n>MARK\n",
      "\u001b]0;title\u0007",
      "x".repeat(60_000),
      "-e",
      ""
    }) {
      String attack = name.replace("MARK", host().mark("ran").toString());
      Result result = host()
          .alice()
          .ssh()
          .with("-tt")
          .command("echo landed")
          .env("TERM", attack)
          .run();
      assertThat(result.stdout()).as(attack).startsWith("landed");
      host().assertNoMark();
    }
  }
}
