package dev.podspawn.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom a name stands for. */
class ClientConfigTest {
  private static final ServerAddress DEFAULT = ServerAddress.parse("any:2200").orElseThrow();
  private static final ClientConfig CONFIG = new ClientConfig(
      Optional.of(DEFAULT),
      Map.of(
          PodName.parse("work.pod").orElseThrow(),
          Mapping.to(ServerAddress.parse("[::1]:2222").orElseThrow())),
      Map.of());

  @Test
  void aMappingWinsOverTheDefault() {
    assertThat(CONFIG.resolve("WORK.pod.", 22)).hasToString("[::1]:2222");
    assertThat(CONFIG.resolve("other.pod", 22)).hasToString("any:2200");
  }

  @Test
  void aPortThatSshAsksForWins() {
    assertThat(CONFIG.resolve("work.pod", 2022).port()).isEqualTo(2022);
  }

  @Test
  void localhostIsThisMachine() {
    assertThat(CONFIG.resolve("localhost.pod", 22)).hasToString("127.0.0.1:22");
    assertThat(ClientConfig.EMPTY.resolve("LocalHost.pod", 2)).hasToString("127.0.0.1:2");
  }

  @Test
  void otherNamesPassThrough() {
    assertThat(CONFIG.resolve("host.example.org", 22)).hasToString("host.example.org:22");
    assertThat(ClientConfig.EMPTY.resolve(".pod", 22).host()).isEqualTo(".pod");
  }

  @Test
  void withoutMappingAndDefaultItSaysWhatToDo() {
    assertThatThrownBy(() -> ClientConfig.EMPTY.resolve("work.pod", 22))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1701 could not connect to work.pod")
        .hasMessageContaining("podspawn config set work.pod SERVER");
  }

  @Test
  void bareNamesBecomePodNames() {
    assertThat(PodName.complete("work")).isEqualTo("work.pod");
    assertThat(PodName.complete("work.pod")).isEqualTo("work.pod");
    assertThat(PodName.complete("host.example")).isEqualTo("host.example");
    assertThat(PodName.complete("::1")).isEqualTo("::1");
    assertThat(PodName.complete("localhost")).isEqualTo("localhost");
  }
}
