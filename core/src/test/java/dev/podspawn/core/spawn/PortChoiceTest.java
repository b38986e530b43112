package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.Ports;
import dev.podspawn.core.podfile.Ports.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
  private static List<String> choice(Strategy strategy, List<Integer> ports, Set<Integer> taken) {
    return new PortChoice(new Ports(ports, strategy))
        .of(taken).stream().map(PublishedPort::text).toList();
  }

  private static String refusal(Strategy strategy, List<Integer> ports, Set<Integer> taken) {
    return Objects.requireNonNull(
            catchThrowableOfType(PodspawnException.class, () -> choice(strategy, ports, taken)))
        .personLine();
  }

  @Test
  void automaticIsTheSameOrTheNextFreeOneByStepsOfAHundred() {
    assertThat(choice(Strategy.AUTO, List.of(3000, 8080), Set.of(3001)))
        .containsExactly("3000 is 127.0.0.1:3000", "8080 is 127.0.0.1:8080");
    assertThat(choice(Strategy.AUTO, List.of(3000), Set.of(3000, 3100)))
        .containsExactly("3000 is 127.0.0.1:3200");
  }

  @Test
  void noneTakesThePlaceOfAnotherOneOfThePodfile() {
    assertThat(choice(Strategy.AUTO, List.of(3000, 3100), Set.of(3000)))
        .containsExactly("3000 is 127.0.0.1:3200", "3100 is 127.0.0.1:3100");
    assertThat(choice(Strategy.AUTO, List.of(3000, 3100), Set.of(3000, 3100)))
        .containsExactly("3000 is 127.0.0.1:3200", "3100 is 127.0.0.1:3300");
  }

  @Test
  void thePortsOfTheServersOwnAreNeverGiven() {
    assertThat(choice(Strategy.AUTO, List.of(80, 443), Set.of()))
        .containsExactly("80 is 127.0.0.1:1080", "443 is 127.0.0.1:1043");
    assertThat(refusal(Strategy.EXPOSE, List.of(1023), Set.of()))
        .isEqualTo(
            "PS1345 could not publish the port 1023: ports of the server below 1024 are never"
                + " given; try 'strategy: auto' in the Podfile, or a port from 1024 on");
  }

  @Test
  void theSameIsTheSameOrNothing() {
    assertThat(choice(Strategy.EXPOSE, List.of(3000), Set.of(3100)))
        .containsExactly("3000 is 127.0.0.1:3000");
    assertThat(refusal(Strategy.EXPOSE, List.of(2000, 3000), Set.of(3000)))
        .isEqualTo("PS1345 could not publish the port 3000: 127.0.0.1:3000 of this server is taken;"
            + " try 'strategy: auto' in the Podfile, or again when it is free");
  }

  @Test
  void thereIsAnEndToThem() {
    Set<Integer> taken = new HashSet<>();
    for (int port = 65_000; port <= 65_535; port += 100) {
      taken.add(port);
    }
    assertThat(refusal(Strategy.AUTO, List.of(65_000), taken))
        .startsWith(
            "PS1345 could not publish the port 65000: no port of this server is free for it");
  }
}
