package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks for is read by the container's shell, and by nothing on the way there. */
interface CommandAttacks extends HostileAttacks {
  @Test
  default void everyCharacterArrivesAndMeansNothingOnTheWay() {
    StringBuilder all = new StringBuilder();
    for (char c = 1; c < 128; c++) {
      all.append(c == '\'' ? "'\\''" : String.valueOf(c));
    }
    Result result = host().alice().run("printf %s '" + all + "'").ok();
    assertThat(result.stdout()).isEqualTo(all.toString().replace("'\\''", "'"));
    assertThat(result.stderr()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">MARK",
        "$(>MARK)",
        "\n>MARK\n",
        "' ; >MARK ; '",
        "'\"'\"' ; >MARK ; '",
        "\\\n; >MARK",
        "&& >MARK || >MARK | tee MARK & >MARK",
        "${IFS}$(>MARK)",
        "--user root",
        "internal-sftp; >MARK",
        "/usr/lib/openssh/sftp-server -f $(>MARK)",
        "sudo -n sh -c '>MARK'",
        "\u0001\u001b]0;>MARK\u0007"
      })
  default void noneOfItIsRunByTheHost(String command) {
    String attack = command.replace("MARK", host().mark("ran").toString());
    host().alice().run(attack);
    host().assertNoMark();
  }

  @Test
  default void theSameCommandDoesRunForAnOrdinaryAccount() {
    host().carolsSsh().run("$(>" + host().mark("ran") + ")");
    host().wipe("ran");
  }

  @Test
  default void aLongCommandArrivesWhole() {
    Result result = ask("printf %s " + "x".repeat(100_000) + " | wc -c");
    assertThat(result.ok().stdout().strip()).isEqualTo("100000");
  }

  /** The kernel takes 128 KiB in one variable (execve(2), MAX_ARG_STRLEN), sshd 256 KiB in one packet. */
  @ParameterizedTest
  @ValueSource(ints = {200_000, 1 << 20})
  default void aCommandThatIsTooLongIsRefusedWhole(int length) {
    Result result = ask(">" + host().mark("ran") + "; echo landed; : " + "x".repeat(length));
    assertThat(result.exit()).isNotZero();
    assertThat(result.stdout()).isEmpty();
    assertThat(host().alice().run("echo well").stdout()).isEqualTo("well\n");
  }

  /** From a file, for the kernel would not give such a command to ssh either. */
  private Result ask(String command) {
    return host().alice().ssh().with("-F", config(command).toString()).run();
  }

  private Path config(String command) {
    return host().file("ssh_config", "RemoteCommand " + command.replace("%", "%%") + "\n");
  }
}
