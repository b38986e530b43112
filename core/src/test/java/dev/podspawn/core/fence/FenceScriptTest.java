package dev.podspawn.core.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceScriptTest {
  private static final String RULES = "table inet podspawn {}\n";

  @TempDir
  private Path directory;

  @Test
  void itGetsTheProcessAndTheRulesByItsInputAndOneWord() throws IOException {
    FenceScript script = script("echo \"$# $1\" >seen; cat >>seen; env >env");
    assertThat(script.up(4711, RULES)).isEmpty();
    assertThat(directory.resolve("seen")).hasContent("1 up\n4711\n" + RULES);
    assertThat(Files.readAllLines(directory.resolve("env")))
        .filteredOn(line -> !line.startsWith("_=") && !line.contains("PWD="))
        .containsExactlyInAnyOrder("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C");
  }

  @Test
  void whatItComplainsOfIsToldWhetherItReadsOrNot() throws IOException {
    assertThat(script("cat >/dev/null; echo no nft >&2; exit 1").up(1, RULES)).contains("no nft");
    assertThat(script("exec <&-; echo at once >&2; exit 1").up(1, "x".repeat(200_000)))
        .contains("at once");
    assertThat(script("exit 3").up(1, RULES)).contains("");
  }

  @Test
  void theResolversLogGoesToItsFile() throws IOException {
    Path log = directory.resolve("log");
    FenceScript script = script("echo started; echo oops >&2");
    assertThat(script.resolve(1, "port=53\n", Optional.of(log))).isEmpty();
    assertThat(log).hasContent("started\n");
  }

  @Test
  void whatWasRefusedIsReadUnlessTheRulesAreGone() throws IOException {
    assertThat(script("cat >/dev/null; echo '{}'; echo x >&2").refused(1)).contains("{}\n");
    assertThat(script("echo '{}'; exit 1").refused(1)).isEmpty();
  }

  @Test
  void aServiceAccountGoesBySudo() {
    Path home = Path.of("/opt/podspawn");
    String path = "/opt/podspawn/libexec/podspawn-net-fence";
    assertThat(FenceScript.of(home, true).argv()).containsExactly("sudo", "-n", "--", path);
    assertThat(FenceScript.of(home, false).argv()).isEqualTo(List.of(path));
  }

  private FenceScript script(String text) throws IOException {
    Path file = Files.createTempFile(directory, "script", "");
    Files.writeString(file, "#!/bin/sh\ncd " + directory + "\n" + text + "\n");
    return new FenceScript(List.of("sh", file.toString()));
  }
}
