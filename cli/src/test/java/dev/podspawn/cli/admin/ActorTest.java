package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActorTest {

  @Test
  void everybodyIsWhoTheyAre() {
    assertThat(Actor.of("alice", false, Optional.empty(), Optional.empty())).isEqualTo("alice");
    assertThat(Actor.of("root", true, Optional.empty(), Optional.empty())).isEqualTo("root");
  }

  @Test
  void rootIsWhoeverCalledSudo() {
    assertThat(Actor.of("root", true, Optional.of("carol"), Optional.of("mallory")))
        .isEqualTo("carol as root");
  }

  @Test
  void anAccountThatRootMadeActSaysSo() {
    assertThat(Actor.of("alice", false, Optional.of("mallory"), Optional.of("carol as root")))
        .isEqualTo("carol as root as alice");
  }
}
