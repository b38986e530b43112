package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.image.TestImages;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What podspawn-guest makes true of logins without a terminal, in containers of every kind of image. The system property
 * {@code podspawn.guest.logins} says how often what an engine's own exec does wrong only now and then is tried.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuestLoginPromises {
  private static final int LOGINS = Integer.getInteger("podspawn.guest.logins", 2);

  private final EngineKind kind;
  private ImagesHost host;
  private ShortTempDir dir;

  @SuppressWarnings("NullAway.Init")
  GuestLoginPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
    dir = ShortTempDir.create();
  }

  @AfterAll
  void tearDown() {
    if (dir != null) {
      dir.close();
    }
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void anUnreadFileCostsNothing(TestImage image) {
    Path small = dir.write("small", "never read\n".repeat(10_000));
    Path large = dir.write("large", "never read\n".repeat(5 * 1024 * 1024 / 11));
    inContainerOf(image, alice -> {
      assertUnread(small);
      assertUnread(large);
    });
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void theStatusIsTheProgramsHoweverItEnds(TestImage image) {
    inContainerOf(image, alice -> {
      assertThat(alice.run("exec >&- 2>&-; sleep 1; exit 7").exit()).isEqualTo(7);
      assertThat(alice.run("kill -KILL $$; sleep 60").exit()).isEqualTo(137);
      assertThat(alice.run("kill -TERM $$; sleep 60").exit()).isEqualTo(143);
      if (image == TestImage.EMPTY) {
        Result own = alice.run(TestImages.ONLY_PROGRAM + " said");
        assertThat(own.stdout()).isEqualTo("said\n");
        assertThat(own.exit()).isEqualTo(5);
      }
    });
  }

  private void inContainerOf(TestImage image, Consumer<PodUser> test) {
    try (Running holder = host.hold(image)) {
      test.accept(host.alice());
      host.release(holder);
    }
  }

  private void assertUnread(Path file) {
    Command login = Command.of("sh", "-c", "exec \"$@\" <\"$0\"", file.toString())
        .with(host.overHolder().argv("echo x; exit 3").toArray(new String[0]));
    for (int i = 1; i <= LOGINS; i++) {
      Result result = login.run();
      assertThat(result.stdout()).as("login %d: %s", i, result).isEqualTo("x\n");
      assertThat(result.stderr()).as("login %d", i).isEmpty();
      assertThat(result.exit()).as("login %d", i).isEqualTo(3);
    }
  }
}
