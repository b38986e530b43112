package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFilesTest {
  private static final UserName ALICE = UserName.parse("alice");
  private static final String UNSOUND = """
      mode: sometimes
      cpus: many
      env:
        HOME: /x
        TOKEN: "geheim\\x07"
        A: 1
        A: 2
      dotfiles: {repo: '-x'}
      """;

  @TempDir
  private Path temporary;

  private UserFiles files = new UserFiles(Path.of("/"));

  @BeforeEach
  void makeDirectory() throws IOException {
    files = UserFiles.beside(temporary.resolve("config.yaml"));
    Files.createDirectory(temporary.resolve("users"));
  }

  @Test
  void whatAFileSaysComesBeforeTheServersDefaults() throws IOException {
    write("""
        image: localhost/big:1
        cpus: 0.5
        memory: 64m
        shell: /bin/ash
        mode: persistent
        runtime: runsc
        env: {EDITOR: vi, EMPTY: '', N: 1}
        dotfiles: {repo: 'https://example.org/a/b.git', install: ./install.sh -q}
        """);
    UserFiles.Read read = files.read(ALICE).orElseThrow();
    assertThat(read.warnings()).isEmpty();
    assertThat(read.settings().env())
        .containsExactlyEntriesOf(
            new java.util.TreeMap<>(Map.of("EDITOR", "vi", "EMPTY", "", "N", "1")));
    assertThat(read.settings().dotfiles())
        .isEqualTo(new UserSettings.Dotfiles(
            Optional.of("https://example.org/a/b.git"), Optional.of("./install.sh -q")));
    Config config = read.settings().over(Config.defaultConfig());
    assertThat(config.defaults())
        .isEqualTo(new Config.Defaults(
            "localhost/big:1", Optional.empty(), Optional.of("/bin/ash"), 0.5, 64 << 20));
    assertThat(config.session().mode()).isEqualTo(SessionMode.PERSISTENT);
    assertThat(config.security().runtime()).contains("runsc");
  }

  @Test
  void whatAFileLeavesOutIsTheServers() throws IOException {
    for (String text : List.of("", "# nothing\n", "image:\nenv: {}\n")) {
      write(text);
      UserSettings settings = files.read(ALICE).orElseThrow().settings();
      assertThat(settings.over(Config.defaultConfig())).isEqualTo(Config.defaultConfig());
    }
  }

  @Test
  void limitsTotalsAndDevicesAreTheUsers() throws IOException {
    write("""
        pids: 0
        nofile: 256
        shm: 8m
        disk: 5g
        max_per_user: 9
        user_memory: 3g
        devices: [/dev/fuse]
        """);
    Config config = files.read(ALICE).orElseThrow().settings().over(Config.defaultConfig());
    assertThat(config.limits())
        .isEqualTo(new Config.Limits(
            256,
            8 << 20,
            5L << 30,
            Optional.of(0),
            3L << 30,
            new Config.Devices(List.of(), List.of("/dev/fuse"))));
    assertThat(config.resources().maxPerUser()).isEqualTo(9);
  }

  @Test
  void portsOfAUserCountMoreThanTheServers() throws IOException {
    ConfigFiles server = new ConfigFiles(temporary);
    write("ports: loopback\n");
    UserSettings settings = files.read(ALICE).orElseThrow().settings();
    assertThat(settings.over(server.read("").config()).ports()).isEqualTo(PortMode.LOOPBACK);
    write("ports: none\n");
    settings = files.read(ALICE).orElseThrow().settings();
    assertThat(settings.over(server.read("ports: loopback\n").config()).ports())
        .isEqualTo(PortMode.NONE);
    write("shell: /bin/sh\n");
    settings = files.read(ALICE).orElseThrow().settings();
    assertThat(settings.over(server.read("ports: loopback\n").config()).ports())
        .isEqualTo(PortMode.LOOPBACK);
  }

  @Test
  void theNetworkOfAUserReplacesTheServersButForWhatIsDenied() throws IOException {
    write("network: allowlist\nnetwork_allow: ['b.example:443']\nnetwork_deny: [10.0.0.0/8]\n");
    UserSettings settings = files.read(ALICE).orElseThrow().settings();
    ConfigFiles server = new ConfigFiles(temporary);
    Config config = settings.over(
        server.read("network_allow: [a.example]\nnetwork_deny: [192.0.2.1]\n").config());
    assertThat(config.network().mode()).isEqualTo(NetworkMode.ALLOWLIST);
    assertThat(config.network().allow()).map(Object::toString).containsExactly("b.example:443");
    assertThat(config.network().deny())
        .map(Object::toString)
        .containsExactly("192.0.2.1", "10.0.0.0/8");
    write("network_allow: []\n");
    assertThat(files
            .read(ALICE)
            .orElseThrow()
            .settings()
            .over(server.read("network_allow: [a.example]\n").config())
            .network()
            .allow())
        .isEmpty();
  }

  @Test
  void aMissingFileOrDirectoryIsNoSetting() throws IOException {
    assertThat(files.read(ALICE)).isEmpty();
    Files.delete(temporary.resolve("users"));
    assertThat(files.read(ALICE)).isEmpty();
  }

  @Test
  void anUnknownKeyIsAWarningWithAGuess() throws IOException {
    write("cpu: 2\nuser: bob\n");
    assertThat(files.read(ALICE).orElseThrow().warnings())
        .extracting(Problem::sentence)
        .containsExactly(
            files.fileOf(ALICE) + ":1: cpu: podspawn has no such key; did you mean cpus?",
            files.fileOf(ALICE) + ":2: user: podspawn has no such key");
  }

  @Test
  void allMistakesAreToldAndNoValueOfAVariable() throws IOException {
    write(UNSOUND);
    ConfigException refused = Objects.requireNonNull(
        catchThrowableOfType(ConfigException.class, () -> files.read(ALICE)));
    assertThat(refused.problems())
        .extracting(problem -> problem.line() + " " + problem.field())
        .containsExactly("1 mode", "2 cpus", "4 env", "5 env.TOKEN", "7 env", "8 dotfiles.repo");
    assertThat(refused.personLine())
        .isEqualTo("PS1101 could not read this account's settings: 6 mistakes;"
            + " try asking the admin of this machine");
    assertThat(refused.adminLine()).contains("alice.yaml:5: ").doesNotContain("geheim");
  }

  @Test
  void variablesThatPodspawnSetsAreRefused() throws IOException {
    for (String name : List.of(
        "HOME",
        "USER",
        "LOGNAME",
        "SHELL",
        "SSH_AUTH_SOCK",
        "SSH_TTY",
        "PODSPAWN_USER",
        "1A",
        "A-B",
        "A=B",
        "")) {
      write("env: {'" + name + "': x}\n");
      assertThat(catchThrowableOfType(ConfigException.class, () -> files.read(ALICE)))
          .as(name)
          .isNotNull();
    }
  }

  @Test
  void aFileThatOthersMayWriteIsNotObeyed() throws IOException {
    write("cpus: 1\n");
    Files.setPosixFilePermissions(
        files.fileOf(ALICE), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(unreadable()).contains("can be written by its group or by others");
  }

  @Test
  void aLinkOutOfTheDirectoryIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(temporary.resolve("elsewhere.yaml"), "cpus: 1\n");
    Files.createSymbolicLink(files.fileOf(ALICE), elsewhere);
    assertThat(unreadable()).contains("leads out of its directory");
    Files.delete(files.fileOf(ALICE));
    Files.createSymbolicLink(files.fileOf(ALICE), temporary.resolve("nowhere"));
    assertThat(unreadable()).contains("NoSuchFileException");
  }

  @Test
  void aLinkWithinTheDirectoryIsFollowed() throws IOException {
    Files.writeString(temporary.resolve("users/team.yaml"), "cpus: 1\n");
    Files.createSymbolicLink(files.fileOf(ALICE), Path.of("team.yaml"));
    assertThat(files.read(ALICE).orElseThrow().settings().own().limits().cpus()).contains(1.0);
  }

  private String unreadable() {
    PodspawnException e = Objects.requireNonNull(
        catchThrowableOfType(PodspawnException.class, () -> files.read(ALICE)));
    assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
    return e.adminLine();
  }

  private void write(String text) throws IOException {
    Files.writeString(files.fileOf(ALICE), text);
    Files.setPosixFilePermissions(
        files.fileOf(ALICE), PosixFilePermissions.fromString("rw-r--r--"));
  }
}
