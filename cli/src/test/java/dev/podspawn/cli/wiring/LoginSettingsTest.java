package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.spawn.SpawnSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginSettingsTest {
  @Test
  void theDefaultsBecomeALimitedContainer() {
    SpawnSettings settings = LoginSettings.of(Config.defaultConfig(), new Account("alice", 1000));
    assertThat(settings.lifetimeSeconds()).isEqualTo(8 * 3600);
    assertThat(settings.limits().memoryBytes()).isEqualTo(2L << 30);
    assertThat(settings.limits().pids()).isEqualTo(256);
    assertThat(settings.security().capDrop()).containsExactly("ALL");
    assertThat(settings.security().noNewPrivileges()).isTrue();
    assertThat(settings.names().ownNetworks()).as("slirp4netns is one").isFalse();
  }

  @Test
  void aRootfulEnginesSessionsHaveTheirOwnNetworks() {
    SpawnSettings settings = LoginSettings.of(Config.defaultConfig(), new Account("root", 0));
    assertThat(settings.names().ownNetworks()).isTrue();
  }

  @Test
  void noLimitIsALongTimeAndAPartOfASecondAWholeOne() {
    assertThat(LoginSettings.lifetimeSeconds(Duration.ZERO)).isEqualTo(Integer.MAX_VALUE);
    assertThat(LoginSettings.lifetimeSeconds(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(LoginSettings.lifetimeSeconds(Duration.ofMillis(1500))).isEqualTo(2);
    assertThat(LoginSettings.lifetimeSeconds(Duration.ofSeconds(90))).isEqualTo(90);
    assertThat(LoginSettings.lifetimeSeconds(Duration.ofDays(100_000)))
        .isEqualTo(Integer.MAX_VALUE);
  }
}
