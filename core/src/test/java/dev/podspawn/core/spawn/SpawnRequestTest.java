package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpawnRequestTest {
  @Test
  void noCommandIsAShell() {
    assertThat(kind("")).isEqualTo(new SessionKind.Shell());
  }

  @ParameterizedTest
  @CsvSource({
    "internal-sftp,''",
    "sftp-server,''",
    "/usr/lib/openssh/sftp-server,''",
    "/usr/lib/openssh/sftp-server -l INFO  -f AUTH,-l INFO -f AUTH",
  })
  void theSftpServerIsKnownByNameOrPathWithItsArguments(String command, String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
    assertThat(kind(command)).isEqualTo(new SessionKind.Sftp(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls",
        "my-sftp-server",
        "sftp-server; rm -rf /",
        "sftp-server $(id)",
        "sftp-server 'x'",
        "echo sftp-server",
        " "
      })
  void everythingElseIsACommandByteForByte(String command) {
    assertThat(kind(command))
        .isInstanceOfSatisfying(
            SessionKind.Command.class,
            c -> assertThat(new String(c.original(), StandardCharsets.UTF_8)).isEqualTo(command));
  }

  @Test
  void onlyAllowedVariablesGoOn() {
    String block =
        "TERM=xterm\0LANG=C\0LC_ALL=C.UTF-8\0LC_x=1\0SSH_CLIENT=1.2.3.4 5 6\0HOME=/h\0PATH=/p\0"
            + "LD_PRELOAD=x\0MINE=m\0MY_A=1\0MY_=2\0XMY_A=3\0T1=4\0T12=5\0SSH_AUTH_SOCK=/s\0PODSPAWN_TRACE=1\0";
    SpawnRequest request = read(block, List.of("MINE", "MY_?*", "T?", "SSH_A*"));
    assertThat(request.environment())
        .containsOnlyKeys("TERM", "LANG", "LC_ALL", "SSH_CLIENT", "MINE", "MY_A", "T1");
  }

  @Test
  void theEnvironmentIsReadAsTheKernelKeepsIt() {
    ProcessEnvironment environment = ProcessEnvironment.parse(
        "A=1\0A=2\0=x\0novalue\0B=\0C=a=b".getBytes(StandardCharsets.UTF_8));
    assertThat(environment.names()).containsExactly("A", "B", "C");
    assertThat(environment.text("A")).contains("1");
    assertThat(environment.text("B")).contains("");
    assertThat(environment.text("C")).contains("a=b");
    assertThat(environment.text("D")).isEmpty();
  }

  @Test
  void aValueThatIsNotUtf8IsBytesOnly() {
    ProcessEnvironment environment = ProcessEnvironment.parse(new byte[] {'A', '=', (byte) 0xff});
    assertThat(environment.text("A")).isEmpty();
    assertThat(environment.bytes("A")).contains(new byte[] {(byte) 0xff});
  }

  private static SessionKind kind(String command) {
    return read("SSH_ORIGINAL_COMMAND=" + command + "\0", List.of()).kind();
  }

  private static SpawnRequest read(String block, List<String> acceptEnv) {
    return SpawnRequest.read(
        LoginBench.ALICE,
        Optional.empty(),
        ProcessEnvironment.parse(block.getBytes(StandardCharsets.UTF_8)),
        acceptEnv);
  }
}
