package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.Network;
import dev.podspawn.core.net.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @TempDir
  private Path temporary;

  private ConfigFiles files;

  @BeforeEach
  void useTemporary() {
    files = new ConfigFiles(temporary);
  }

  @Test
  void everyKeyTakesAValue() throws IOException {
    ReadConfig read = files.read("""
            auth: {key_dir: /srv/keys}
            defaults:
              image: registry.example:5000/dev@sha256:0123
              user: "1000:50"
              shell: /bin/zsh
              cpus: 0.5
              memory: 512m
              nofile: 1024
              shm: 128m
              disk: 10g
            session:
              grace_period: 90s
              max_lifetime: 1h30m
              lifetime_warning: 10m
              idle_timeout: 2h
              mode: destroy-on-disconnect
              transport: direct
              accept_env: [EDITOR, "GIT_*"]
              record: all
              record_required: true
              record_max_size: 0
            state:
              dir: /srv/state
              db_path: /srv/state.db
              lock_dir: /srv/locks
              homes_dir: /srv/homes
            log: {file: /var/log/podspawn.log, audit_log: /var/log/audit.log, audit_required: true}
            security:
              cap_drop: [NET_RAW]
              cap_add: []
              no_new_privileges: false
              pids_limit: 0
              readonly_rootfs: true
              tmpfs:
                /tmp: size=64m,mode=1777
              runtime: runsc
              best_effort: [memory, userns]
              devices: [/dev/fuse, nvidia.com/gpu=all]
              userns: keep-id:uid=1000,gid=50
              seccomp: /etc/podspawn/seccomp.json
            resources: {max_per_user: 0, user_memory: 4g}
            projects_file: /srv/projects.yaml
            engine: {socket: /run/podman/podman.sock, run_as: podspawn, runtime_sockets: {runsc: /run/r.sock}}
            forwarding: container
            ports: loopback
            pool: {size: 2, keep: 5m}
            network: allowlist
            network_allow: ["*.example.org:443,80", "[2001:db8::/32]:53/udp"]
            network_deny: [10.0.0.0/8]
            """);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.config())
        .isEqualTo(new Config(
            new Config.Auth(Path.of("/srv/keys")),
            new Config.Defaults(
                "registry.example:5000/dev@sha256:0123",
                Optional.of(new ImageAccount("1000:50")),
                Optional.of("/bin/zsh"),
                0.5,
                536_870_912),
            new Config.Session(
                Duration.ofSeconds(90),
                Duration.ofMinutes(90),
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                SessionMode.DESTROY_ON_DISCONNECT,
                Transport.DIRECT,
                List.of("EDITOR", "GIT_*"),
                new Config.Recording(RecordMode.ALL, true, 0)),
            new Config.State(
                Path.of("/srv/state"),
                Optional.of(Path.of("/srv/state.db")),
                Optional.of(Path.of("/srv/locks")),
                Optional.of(Path.of("/srv/homes"))),
            new Config.Log(
                Optional.of(Path.of("/var/log/podspawn.log")),
                Optional.of(new AuditTarget.File(Path.of("/var/log/audit.log"))),
                true),
            new Config.Security(
                List.of("NET_RAW"),
                List.of(),
                false,
                0,
                true,
                Map.of("/tmp", "size=64m,mode=1777"),
                Optional.of("runsc"),
                new Config.Sandbox(
                    Optional.of("keep-id:uid=1000,gid=50"),
                    Optional.of("/etc/podspawn/seccomp.json"))),
            new Config.Resources(0),
            Path.of("/srv/projects.yaml"),
            new Config.Engine(
                Optional.of(Path.of("/run/podman/podman.sock")),
                new RunAs.ServiceAccount("podspawn"),
                Map.of("runsc", "/run/r.sock")),
            Forwarding.CONTAINER,
            PortMode.LOOPBACK,
            new Config.Pool(2, Duration.ofMinutes(5)),
            new Config.Box(List.of(Promise.MEMORY, Promise.USERNS)),
            new Config.Limits(
                1024,
                128 << 20,
                10L << 30,
                Optional.empty(),
                4L << 30,
                new Config.Devices(List.of("/dev/fuse", "nvidia.com/gpu=all"), List.of())),
            new Config.Network(
                NetworkMode.ALLOWLIST,
                List.of(
                    new Destination(
                        new Destination.Below("example.org"), List.of(80, 443), Protocol.TCP),
                    new Destination(
                        new Destination.Net(network("2001:db8::", 32)), List.of(53), Protocol.UDP)),
                List.of(new Destination(
                    new Destination.Net(network("10.0.0.0", 8)), List.of(), Protocol.ANY)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---\n",
        "# nothing\n",
        "{}",
        "null",
        "auth:\n",
        "auth:\n  key_dir:\n",
        "\ufeffauth:\n",
        "defaults: {memory: null}\r\n"
      })
  void whatIsNotSaidIsDefault(String content) throws IOException {
    assertThat(files.read(content)).isEqualTo(new ReadConfig(Config.defaultConfig(), List.of()));
  }

  @Test
  void threeMistakesAreReportedTogether() throws IOException {
    String content = """
        defaults:
          memory: lots
          shel: /bin/bash
        session:
          mode: forever
        security:
          cap_drop: [ALL, "net raw"]
        """;
    ConfigException e = files.refused(content);
    assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(files.sentences(e.problems()))
        .containsExactly(
            "config.yaml:2: defaults.memory: \"lots\" is not an amount of memory from 6m on, such as"
                + " 512m or 2g (0 for no limit)",
            "config.yaml:3: defaults.shel: podspawn has no such key; did you mean defaults.shell?",
            "config.yaml:5: session.mode: \"forever\" is not one of grace-period,"
                + " destroy-on-disconnect, persistent",
            "config.yaml:7: security.cap_drop: \"net raw\" is not a capability in capitals, such as"
                + " NET_BIND_SERVICE");
    assertThat(e.personLine())
        .isEqualTo(
            "PS1101 could not read podspawn's configuration: 3 mistakes; try asking the admin of"
                + " this machine");
    assertThat(e.adminLine())
        .startsWith("PS1101 could not read podspawn's configuration: 3 mistakes: " + files.file())
        .contains(":2: defaults.memory", ":5: session.mode", ":7: security.cap_drop")
        .doesNotContain("\n", "shel:");
  }

  @Test
  void oneMistakeIsNotPlural() throws IOException {
    assertThat(files.refused("pool: {size: -1}").personLine()).contains(": 1 mistake;");
  }

  @Test
  void unknownKeysAreWarnings() throws IOException {
    ReadConfig read = files.read("sesion: {mode: x}\nauth:\n  key-dir: /x\n  zzz: 1\nauth.x: 1\n");
    assertThat(read.config()).isEqualTo(Config.defaultConfig());
    assertThat(files.sentences(read.warnings()))
        .containsExactly(
            "config.yaml:1: sesion: podspawn has no such key; did you mean session?",
            "config.yaml:3: auth.key-dir: podspawn has no such key; did you mean auth.key_dir?",
            "config.yaml:4: auth.zzz: podspawn has no such key",
            "config.yaml:5: auth.x: podspawn has no such key; did you mean auth?");
  }

  @Test
  void aDottedKeyAtTheTopIsNoSectionsKey() throws IOException {
    ReadConfig read = files.read("auth.key_dir: /elsewhere\n");
    assertThat(read.config()).isEqualTo(Config.defaultConfig());
    assertThat(read.warnings()).hasSize(1);
  }

  private static Network network(String address, int prefix) {
    return new Network(AddressText.parse(address).orElseThrow(), prefix);
  }
}
