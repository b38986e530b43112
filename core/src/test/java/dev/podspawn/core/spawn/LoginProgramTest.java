package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the login script by real shells, on this machine. */
class LoginProgramTest {
  /** How it went; the output with one char for each byte. */
  private record Ran(int status, String out, String err) {
    String text() {
      return new String(out.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/busybox sh"})
  void aCommandReachesItsShellUnchanged(String shell) {
    String command = "printf '%s|' \"a  b\" '$HOME' `echo x` \\* \"\u00fc\" 'it'\"'\"'s'; exit 7";
    Ran ran = run(shell, Optional.of("/bin/sh"), command.getBytes(StandardCharsets.UTF_8));
    assertThat(ran.text()).isEqualTo("a  b|$HOME|x|*|\u00fc|it's|");
    assertThat(ran.status()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/busybox sh"})
  void bytesThatAreNotUtf8ArriveToo(String shell) {
    byte[] command = "printf %s '_\\n_'; exit 3 # \n\n".getBytes(StandardCharsets.ISO_8859_1);
    command[11] = (byte) 0xff;
    Ran ran = run(shell, Optional.of("/bin/sh"), command);
    assertThat(ran.out()).isEqualTo("\u00ff\\n_");
    assertThat(ran.status()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/busybox sh"})
  void theLimitOfOpenFilesIsBothLimits(String shell) {
    byte[] command = "ulimit -Sn; ulimit -Hn; exit 7".getBytes(StandardCharsets.UTF_8);
    LoginProgram limited = new LoginProgram(Optional.of("/bin/sh"), Tools.OF_IMAGE, 77);
    Ran ran = run(shell, limited.spec(request(command), Optional.empty()).argv());
    assertThat(ran.text()).isEqualTo("77\n77\n");
    assertThat(ran.status()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/busybox sh"})
  void aLimitThatCannotBeHadEndsTheLogin(String shell) {
    byte[] command = "echo landed".getBytes(StandardCharsets.UTF_8);
    LoginProgram limited =
        new LoginProgram(Optional.of("/bin/sh"), Tools.OF_IMAGE, Integer.MAX_VALUE);
    Ran ran = run(shell, limited.spec(request(command), Optional.empty()).argv());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("PS1361 could not limit open files").hasLineCount(1);
    assertThat(ran.status()).isEqualTo(255);
  }

  @Test
  void theAccountsOwnShellAndHomeAreUsedWhenNoneIsConfigured() {
    Ran ran = run(
        "/bin/sh",
        Optional.empty(),
        "echo $SHELL $HOME $USER $LOGNAME; pwd".getBytes(StandardCharsets.UTF_8));
    List<String> account =
        List.of(System.getProperty("user.home"), System.getProperty("user.name"));
    assertThat(ran.text())
        .startsWith("/bin/")
        .contains(" " + account.get(0) + " " + account.get(1) + " " + account.get(1) + "\n")
        .endsWith(account.get(0) + "\n");
  }

  @Test
  void aMissingShellIsSaidInOneLine() {
    Ran ran =
        run("/bin/sh", Optional.of("/no/such/shell"), "true".getBytes(StandardCharsets.UTF_8));
    assertThat(ran.status()).isEqualTo(255);
    assertThat(ran.err())
        .startsWith("PS1332 could not start the shell /no/such/shell:")
        .hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aLoginWithoutACommandIsALoginShell() {
    ExecSpec spec = spec(Optional.of("/bin/sh"), new byte[0]);
    assertThat(spec.argv().subList(3, spec.argv().size()))
        .containsExactly("podspawn", "", "", "/bin/sh", "", "shell", "text");
  }

  @Test
  void theTerminalsSizeIsTheScriptsBusinessOnlyWithoutTheGuest() {
    Optional<WindowSize> size = Optional.of(new WindowSize(24, 80));
    SpawnRequest request = request(new byte[0]);
    LoginProgram direct = new LoginProgram(Optional.empty(), Tools.OF_IMAGE);
    assertThat(direct.spec(request, size).argv()).contains("rows 24 columns 80");
    LoginProgram guest = new LoginProgram(Optional.empty(), Tools.OF_TOOLBOX);
    assertThat(guest.spec(request, size).argv()).doesNotContain("rows 24 columns 80");
  }

  @Test
  void withTheToolboxTheScriptNeedsNoShellOfTheImages() {
    LoginProgram program = new LoginProgram(Optional.empty(), Tools.OF_TOOLBOX);
    List<String> argv = program.spec(request(new byte[0]), Optional.empty()).argv();
    assertThat(argv).startsWith("/.podspawn/bin/busybox", "sh", "-c");
    assertThat(argv.subList(4, argv.size()))
        .containsExactly("podspawn", "", "/.podspawn/applets", "", "", "shell", "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/busybox sh"})
  void whatTheHostLendsComesAfterAllThatTheImageHas(String shell) {
    try (ShortTempDir toolbox = ShortTempDir.create()) {
      toolbox.write("host/bin/lent", "");
      byte[] command = "echo $PATH".getBytes(StandardCharsets.UTF_8);
      assertThat(run(shell, applets(toolbox), Optional.of("/bin/sh"), command).text())
          .isEqualTo("/usr/bin:/bin:" + toolbox.resolve("host/bin") + "\n");
      Command.of("rm", "-r", toolbox.resolve("host").toString()).runOk();
      assertThat(run(shell, applets(toolbox), Optional.of("/bin/sh"), command).text())
          .isEqualTo("/usr/bin:/bin\n");
    }
  }

  private static String applets(ShortTempDir toolbox) {
    return toolbox.resolve("applets").toString();
  }

  private static ExecSpec spec(Optional<String> shell, byte[] command) {
    return new LoginProgram(shell, Tools.OF_IMAGE).spec(request(command), Optional.empty());
  }

  private static SpawnRequest request(byte[] command) {
    byte[] prefix = "SSH_ORIGINAL_COMMAND=".getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[prefix.length + command.length];
    System.arraycopy(prefix, 0, block, 0, prefix.length);
    System.arraycopy(command, 0, block, prefix.length, command.length);
    return SpawnRequest.read(
        LoginBench.ALICE, Optional.empty(), ProcessEnvironment.parse(block), List.of());
  }

  private static Ran run(String shell, Optional<String> configured, byte[] command) {
    return run(shell, "", configured, command);
  }

  private static Ran run(
      String shell, String applets, Optional<String> configured, byte[] command) {
    List<String> program = new ArrayList<>(spec(configured, command).argv());
    assertThat(program.set(5, applets)).isEmpty();
    return run(shell, program);
  }

  private static Ran run(String shell, List<String> program) {
    List<String> argv = new ArrayList<>(List.of(shell.split(" ", -1)));
    argv.addAll(program.subList(1, program.size()));
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      builder.environment().clear();
      builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin"));
      Process process = builder.start();
      process.getOutputStream().close();
      try (InputStream out = process.getInputStream();
          InputStream err = process.getErrorStream()) {
        String output = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
        String errors = new String(err.readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output, errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
