package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.temp.ShortTempDir;
import org.junit.jupiter.api.Test;

/** What an engine promises of a directory of the host that a container shows. */
public interface MountPromises extends EngineUnderTest {
  @Test
  default void showsADirectoryOfTheHostThatNobodyCanChange() {
    assumeTrue(isolates(), "this engine's programs run on this machine itself");
    try (ShortTempDir dir = ShortTempDir.create()) {
      dir.write("an odd, n=me", "shown\n");
      String script = "cat '/.shown/an odd, n=me'; for t in 'an odd, n=me' new; do"
          + " echo x 2>/dev/null >\"/.shown/$t\" || echo refused; done;"
          + " rm '/.shown/an odd, n=me' 2>/dev/null || echo refused";
      assertThat(Ran.script(engine(), showing(dir), script).stdout())
          .isEqualTo("shown\nrefused\nrefused\nrefused\n");
      assertThat(dir.resolve("an odd, n=me")).hasContent("shown");
    }
  }

  @Test
  default void theDirectorysMountHasItsOptions() {
    assumeTrue(isolates(), "this engine's programs run on this machine itself");
    try (ShortTempDir dir = ShortTempDir.create()) {
      String options = "while read -r _ _ _ _ target options _; do"
          + " [ \"$target\" != /.shown ] || echo \"$options\"; done </proc/self/mountinfo";
      String found = Ran.script(engine(), showing(dir), options).stdout().trim();
      assertThat(found.split(",", -1)).contains("ro");
      if (mountsWithOptions()) {
        assertThat(found.split(",", -1)).contains("nosuid", "nodev");
      }
    }
  }

  private String showing(ShortTempDir dir) {
    return sandbox().start(sandbox().idle().mounting(new Mount(dir.path(), "/.shown")));
  }
}
