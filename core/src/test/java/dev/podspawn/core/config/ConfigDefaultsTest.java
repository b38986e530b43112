package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {

  @Test
  void everyDefault() {
    assertThat(Config.defaultConfig())
        .isEqualTo(new Config(
            new Config.Auth(Path.of("/etc/podspawn/keys")),
            new Config.Defaults(
                "localhost/podspawn/dev:latest",
                Optional.empty(),
                Optional.empty(),
                2.0,
                2_147_483_648L),
            new Config.Session(
                Duration.ofSeconds(60),
                Duration.ofHours(8),
                Duration.ofMinutes(5),
                Duration.ZERO,
                SessionMode.GRACE_PERIOD,
                Transport.AUTO,
                List.of(),
                new Config.Recording(RecordMode.OFF, false, 64 << 20)),
            new Config.State(
                Path.of("/var/lib/podspawn"), Optional.empty(), Optional.empty(), Optional.empty()),
            new Config.Log(Optional.empty(), Optional.empty(), false),
            new Config.Security(
                List.of("ALL"),
                List.of("CHOWN", "SETUID", "SETGID", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE"),
                true,
                256,
                false,
                Map.of(),
                Optional.empty()),
            new Config.Resources(3),
            Path.of("/etc/podspawn/projects.yaml"),
            new Config.Engine(Optional.empty(), RunAs.LOGIN_USER),
            Forwarding.NONE,
            PortMode.NONE,
            new Config.Pool(0, Duration.ofHours(1)),
            new Config.Box(List.of()),
            new Config.Limits(
                0, 64 << 20, 0, Optional.empty(), 0, new Config.Devices(List.of(), List.of())),
            new Config.Network(NetworkMode.FULL, List.of(), List.of())));
  }

  @Test
  void everyKeyHasItsOwnName() {
    Set<String> names = new HashSet<>();
    assertThat(Schema.KEYS).allSatisfy(key -> assertThat(names.add(key.path())).isTrue());
    assertThat(Schema.KEYS).hasSize(50);
  }
}
