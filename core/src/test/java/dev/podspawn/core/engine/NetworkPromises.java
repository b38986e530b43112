package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine promises of networks. */
public interface NetworkPromises extends EngineUnderTest {
  @Test
  default void makesANetworkOnceAndRemovesItOnce() {
    String network = sandbox().network();
    engine().createNetwork(network, sandbox().labels());
    engine().removeNetwork(network);
    engine().removeNetwork(network);
  }

  @Test
  default void listsTheNetworksThatCarryTheLabelsAndNoOthers() {
    String network = sandbox().network();
    assertThat(engine().networks(sandbox().labels())).containsExactly(network);
    Map<String, String> more = new HashMap<>(sandbox().labels());
    more.put("podspawn-test-more", "none has it");
    assertThat(engine().networks(more)).isEmpty();
    engine().removeNetwork(network);
    assertThat(engine().networks(sandbox().labels())).isEmpty();
  }

  @Test
  default void runsAContainerInItsOwnNetwork() {
    String container = sandbox().start(sandbox().inNetwork(sandbox().network()));
    assertThat(Ran.script(engine(), container, "echo up")).isEqualTo(new Ran("up\n", "", 0));
  }

  @Test
  default void networkCanBeRemovedOnceItsContainerIs() {
    String network = sandbox().network();
    String container = sandbox().start(sandbox().inNetwork(network));
    engine().remove(container);
    engine().removeNetwork(network);
  }
}
