package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Server, user, project: what the more specific layer says is in force. */
class LimitLayerTest {
  private static final Config SERVER = Config.defaultConfig();
  private static final LimitLayer USER = new LimitLayer(
      Optional.of(1.5),
      Optional.of(64L << 20),
      Optional.of(50),
      Optional.of(128),
      Optional.empty(),
      Optional.of(1L << 30));

  @Test
  void whatTheUserSaysIsOverTheServersAndTheRestStays() {
    Config.Defaults defaults = USER.over(SERVER.defaults());
    assertThat(defaults.cpus()).isEqualTo(1.5);
    assertThat(defaults.memoryBytes()).isEqualTo(64 << 20);
    assertThat(defaults.image()).isEqualTo(SERVER.defaults().image());
    assertThat(USER.over(SERVER.limits()))
        .isEqualTo(new Config.Limits(
            128, 64 << 20, 1L << 30, Optional.of(50), 0, new Config.Devices(List.of(), List.of())));
  }

  @Test
  void whatTheProjectSaysIsOverTheUsers() {
    LimitLayer project = LimitLayer.of(Optional.empty(), Optional.of(0L));
    Config.Defaults defaults = project.over(USER.over(SERVER.defaults()));
    assertThat(defaults.cpus()).isEqualTo(1.5);
    assertThat(defaults.memoryBytes()).isZero();
    assertThat(project.over(USER.over(SERVER.limits()))).isEqualTo(USER.over(SERVER.limits()));
  }
}
