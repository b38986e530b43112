package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RunAs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are as xauth 1.1.2 writes them. */
class ClientDisplayTest {
  private static final String COOKIE = "00112233445566778899aabbccddeeff";
  private static final String OTHERS = "ffeeddccbbaa99887766554433221100";
  private static final RunAs SERVICE = new RunAs.ServiceAccount("engine");

  @TempDir
  private Path home;

  /** Family 256, a machine called "h", the number, MIT-MAGIC-COOKIE-1, and the cookie. */
  private static String entry(String number, String cookie) {
    return "0100" + "000168" + String.format("%04x", number.length()) + hex(number) + "0012"
        + hex("MIT-MAGIC-COOKIE-1") + "0010" + cookie;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void authority(String hex) throws IOException {
    Files.write(home.resolve(".Xauthority"), HexFormat.of().parseHex(hex));
  }

  private Optional<ClientDisplay> read(RunAs runAs, String... variables) {
    String block = "HOME=" + home + "\0" + String.join("\0", variables) + "\0";
    return ClientDisplay.of(
        ProcessEnvironment.parse(block.getBytes(StandardCharsets.US_ASCII)), runAs);
  }

  @Test
  void takesTheCookieOfItsOwnNumber() throws IOException {
    authority(entry("1", OTHERS) + entry("10", COOKIE) + entry("11", OTHERS));
    ClientDisplay found = read(RunAs.LOGIN_USER, "DISPLAY=localhost:10.0").orElseThrow();
    assertThat(found.variables())
        .containsEntry("DISPLAY", "localhost:10.0")
        .containsEntry(
            "PODSPAWN_XAUTHORITY",
            "ffff0000" + "0002" + hex("10") + "0012" + hex("MIT-MAGIC-COOKIE-1") + "0010" + COOKIE)
        .hasSize(2);
    assertThat(ClientDisplay.cookie(found.file(), "10").orElseThrow()).isEqualTo(found.cookie());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":0",
        "otherhost:10.0",
        "localhost:",
        "localhost:.0",
        "localhost:1.0.0",
        "localhost:12",
        "localhost:x",
        "localhost:1000000000"
      })
  void anyOtherDisplayIsNone(String display) throws IOException {
    authority(entry("10", COOKIE));
    assertThat(read(RunAs.LOGIN_USER, "DISPLAY=" + display)).isEmpty();
  }

  @Test
  void aFileThatIsDamagedOrMissingHasNone() throws IOException {
    assertThat(read(RunAs.LOGIN_USER, "DISPLAY=localhost:10.0")).isEmpty();
    String whole = entry("10", COOKIE);
    for (int end = 0; end < whole.length(); end += 2) {
      authority(whole.substring(0, end));
      assertThat(read(RunAs.LOGIN_USER, "DISPLAY=localhost:10.0")).as("%d", end).isEmpty();
    }
  }

  @Test
  void behindSudoItIsWhatWasLent() {
    assertThat(read(SERVICE, "SUDO_USER=alice", "PODSPAWN_X11=10.0 " + COOKIE)
            .orElseThrow()
            .variables())
        .containsEntry("DISPLAY", "localhost:10.0");
    assertThat(read(SERVICE, "SUDO_USER=alice", "PODSPAWN_X11=10.0 no")).isEmpty();
    assertThat(read(SERVICE, "SUDO_USER=alice", "PODSPAWN_X11=a b")).isEmpty();
    assertThat(read(SERVICE, "SUDO_USER=alice", "DISPLAY=localhost:10.0")).isEmpty();
    assertThat(read(RunAs.LOGIN_USER, "PODSPAWN_X11=10.0 " + COOKIE)).isEmpty();
  }
}
