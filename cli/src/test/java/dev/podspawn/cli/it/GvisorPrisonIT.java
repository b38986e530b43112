package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Test;

/** Each container has a kernel of its own. Homes are looked at in {@link DockerPrisonIT}. */
class GvisorPrisonIT extends PrisonServer implements EscapePrison, ResourcePrison, NeighbourPrison {
  GvisorPrisonIT() {
    super(EngineKind.GVISOR);
  }

  @Override
  public int stormers() {
    return 50;
  }

  /** The limit is one of threads of gVisor's own, which cannot go on without them. */
  @Override
  public boolean aStormEndsItsContainer() {
    return true;
  }

  @Override
  @Test
  public void aForkBombStopsAtTheLimit() {
    assertThat(prison().asRoot("/tmp/hog forks 4000").stdout()).doesNotContain("all");
    assertThat(prison().bob().run("echo well").ok().stdout()).isEqualTo("well\n");
    prison().renew();
    assertThat(prison().asRoot("/tmp/hog forks 20 </dev/null").stdout()).isEqualTo("20 all\n");
  }
}
