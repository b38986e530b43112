package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.name.ImageAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxesTest {
  private static Config.Security security(String userns) {
    return new Config.Security(
        List.of(),
        List.of(),
        true,
        0,
        false,
        Map.of(),
        Optional.of("runsc"),
        new Config.Sandbox(Optional.of(userns), Optional.of("unconfined")));
  }

  private static Optional<String> userns(String userns, String account) {
    return Boxes.of(security(userns), ImageAccount.parse(account)).userns();
  }

  @Test
  void theDefaultsAreTheEnginesOwn() {
    assertThat(Boxes.of(Config.defaultConfig().security(), Optional.empty()))
        .isEqualTo(ContainerSpec.Box.PLAIN);
  }

  @Test
  void wordsAreAsTheyAre() {
    ContainerSpec.Box box = Boxes.of(security("auto"), Optional.empty());
    assertThat(box.runtime()).contains("runsc");
    assertThat(box.seccomp()).contains("unconfined");
    assertThat(box.seccompFile()).isEmpty();
  }

  @Test
  void anAccountThatIsANumberIsTheLoginAccount() {
    assertThat(userns("keep-id", "1000:50")).contains("keep-id:uid=1000,gid=50");
    assertThat(userns("keep-id", "1000")).contains("keep-id:uid=1000,gid=1000");
    assertThat(userns("keep-id", "dev")).contains("keep-id");
    assertThat(userns("keep-id:uid=1,gid=2", "1000")).contains("keep-id:uid=1,gid=2");
    assertThat(userns("auto", "1000")).contains("auto");
  }
}
