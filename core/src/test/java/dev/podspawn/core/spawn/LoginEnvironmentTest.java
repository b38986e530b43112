package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the login script makes of TERM, LANG and LC_*, by what the image has; run by dash and by busybox. */
class LoginEnvironmentTest {
  private static final List<List<String>> SHELLS = List.of(SmallRoot.BUSYBOX, SmallRoot.DASH);

  @ParameterizedTest
  @CsvSource({
    // what the client says, which entries there are, what the program is told
    "xterm-256color, xterm-256color xterm, xterm-256color",
    "xterm-kitty,    xterm-256color xterm, xterm-256color",
    "xterm-kitty,    xterm vt100,          xterm",
    "alacritty,      xterm vt100,          xterm",
    "foot,           xterm-256color,       xterm-256color",
    "tmux-256color,  xterm-256color xterm, xterm-256color",
    "tmux-256color,  screen-256color xterm-256color, screen-256color",
    "screen,         xterm vt100,          xterm",
    "xterm-16color,  xterm-256color xterm, xterm",
    "rxvt-unicode-256color, rxvt xterm,    rxvt",
    "linux,          xterm vt100,          vt100",
    "vt220,          xterm,                vt220",
    "never-heard-of, xterm vt100,          xterm",
    "xterm-kitty,    '',                   xterm-kitty",
    "dumb,           xterm,                dumb",
    "../x/xterm,     xterm,                ../x/xterm",
    "'',             xterm,                ''",
    "x*,             xterm,                xterm",
  })
  void theTerminalIsOneThatTheImageKnows(String client, String entries, String told) {
    try (SmallRoot root = SmallRoot.withGlibc()) {
      for (String entry : entries.split(" ", -1)) {
        if (!entry.isEmpty()) {
          root.write("lib/terminfo/" + entry.charAt(0) + "/" + entry, "");
        }
      }
      assertTold(root, Map.of("TERM", client), "$TERM", told);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "etc/terminfo/x/xterm",
    "lib/terminfo/x/xterm",
    "usr/share/terminfo/x/xterm",
    "usr/lib/terminfo/x/xterm",
    "usr/share/terminfo/78/xterm", // as on file systems that take x for X
    "root/.terminfo/x/xterm",
    "opt/terms/x/xterm",
  })
  void entriesAreFoundWhereverProgramsLook(String entry) {
    try (SmallRoot root = SmallRoot.withGlibc().write(entry, "")) {
      Map<String, String> client = Map.of("TERM", "xterm-kitty", "TERMINFO", "/opt/terms");
      root.write("etc/passwd", "root:x:0:0::/root:/bin/sh\n");
      assertTold(root, client, "$TERM", "xterm");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // what the client says, which locales there are, what the program is told
    "de_DE.UTF-8,     C.utf8,            C.UTF-8",
    "de_DE.UTF-8,     C.UTF-8,           C.UTF-8",
    "de_DE.UTF-8,     '',                C",
    "de_DE.utf8,      C.utf8,            C.UTF-8",
    "de_DE,           C.utf8,            C",
    "de_DE@euro,      C.utf8,            C",
    "UTF-8,           C.utf8,            C.UTF-8",
    "de_DE.UTF-8,     C.utf8 de_DE.utf8, de_DE.UTF-8",
    "de_DE.UTF-8,     de_DE,             de_DE.UTF-8",
    "de_DE.UTF-8,     de,                de_DE.UTF-8",
    "de_DE.UTF-8,     locale-archive,    de_DE.UTF-8",
    "C.UTF-8,         C.utf8,            C.UTF-8",
    "C.UTF-8,         '',                C",
    "C,               '',                C",
    "POSIX,           '',                POSIX",
    "../../x.UTF-8,   C.utf8,            C.UTF-8",
    "'',              C.utf8,            ''",
  })
  void theLocaleIsOneThatTheImageHas(String client, String locales, String told) {
    Map<String, String> variables =
        Map.of("LANG", client, "LC_ALL", client, "LC_CTYPE", client, "LC_IDENTIFICATION", client);
    try (SmallRoot root = SmallRoot.withGlibc()) {
      for (String locale : locales.split(" ", -1)) {
        root.directory("usr/lib/locale/" + locale);
      }
      assertTold(
          root,
          variables,
          "$LANG $LC_ALL $LC_CTYPE $LC_IDENTIFICATION",
          told + " " + told + " " + told + " " + told);
    }
  }

  @ParameterizedTest
  @CsvSource({"lib/ld-musl-x86_64.so.1", "lib/ld-musl-aarch64.so.1"})
  void aMuslTakesEveryLocale(String loader) {
    try (SmallRoot root = SmallRoot.withGlibc().write(loader, "")) {
      assertTold(root, Map.of("LANG", "de_DE.UTF-8"), "$LANG", "de_DE.UTF-8");
    }
  }

  @ParameterizedTest
  @CsvSource({"LOCPATH, /opt/locales", "LOCALE_ARCHIVE, /opt/archive"})
  void localesThatLieElsewhereAreNotJudged(String name, String place) {
    try (SmallRoot root = SmallRoot.withGlibc()) {
      assertTold(root, Map.of("LANG", "de_DE.UTF-8", name, place), "$LANG", "de_DE.UTF-8");
    }
  }

  @Test
  void anImageWithoutALibraryIsNotJudged() {
    try (SmallRoot root = SmallRoot.make()) {
      Map<String, String> client = Map.of("LANG", "de_DE.UTF-8");
      Result ran = login(root, SmallRoot.BUSYBOX, client, "echo $LANG");
      assertThat(ran.stdout()).as(ran.toString()).isEqualTo("de_DE.UTF-8\n");
    }
  }

  private static void assertTold(
      SmallRoot root, Map<String, String> client, String shown, String told) {
    for (List<String> shell : SHELLS) {
      Result ran = login(root, shell, client, "echo \"" + shown + "\"");
      assertThat(ran.stdout()).as("%s by %s", ran, shell).isEqualTo(told + "\n");
      assertThat(ran.stderr()).isEmpty();
    }
  }

  private static Result login(
      SmallRoot root, List<String> shell, Map<String, String> client, String command) {
    SpawnRequest request = new SpawnRequest(
        LoginBench.ALICE,
        Optional.empty(),
        SessionKind.of(command.getBytes(StandardCharsets.UTF_8)),
        Map.of());
    List<String> argv = new ArrayList<>(shell);
    List<String> program = new LoginProgram(Optional.empty(), Tools.OF_IMAGE)
        .spec(request, Optional.empty())
        .argv();
    argv.addAll(program.subList(1, program.size()));
    return root.run(argv, client);
  }
}
