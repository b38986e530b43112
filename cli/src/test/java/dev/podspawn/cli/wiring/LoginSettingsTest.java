package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.spawn.SpawnSettings;
import dev.podspawn.core.spawn.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginSettingsTest {
  @Test
  void theDefaultsBecomeALimitedContainer() {
    SpawnSettings settings = LoginSettings.of(
        Config.defaultConfig(), Path.of("/"), new Account("alice", 1000), Tools.OF_IMAGE);
    assertThat(settings.rules())
        .isEqualTo(new SessionRules(
            SessionMode.GRACE_PERIOD,
            Duration.ofSeconds(60),
            Optional.of(Duration.ofHours(8)),
            3,
            new SessionRules.Times(Optional.empty(), Optional.of(Duration.ofMinutes(5))),
            SessionRules.Pool.NONE));
    assertThat(settings.limits().memoryBytes()).isEqualTo(2L << 30);
    assertThat(settings.limits().pids()).isEqualTo(256);
    assertThat(settings.security().capDrop()).containsExactly("ALL");
    assertThat(settings.security().noNewPrivileges()).isTrue();
    assertThat(settings.names().ownNetworks()).as("slirp4netns is one").isFalse();
  }

  @Test
  void aRootfulEnginesSessionsHaveTheirOwnNetworks() {
    SpawnSettings settings = LoginSettings.of(
        Config.defaultConfig(), Path.of("/"), new Account("root", 0), Tools.OF_IMAGE);
    assertThat(settings.names().ownNetworks()).isTrue();
  }
}
