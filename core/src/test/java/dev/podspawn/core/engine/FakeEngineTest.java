package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The engine in memory keeps the contract, and goes wrong when told to. */
final class FakeEngineTest extends EngineContract implements BuildPromises {
  private static final String IMAGE = "localhost/podspawn-test/busybox:latest";

  @Override
  protected Engine connect() {
    return FakeEngine.withImages(IMAGE);
  }

  @Override
  public String image() {
    return IMAGE;
  }

  @Override
  public boolean hasTerminals() {
    return false;
  }

  @Override
  public boolean isolates() {
    return false;
  }

  @Override
  public void assertNothingLeft(ImageBuild build) {
    assertThat(engine().imageExists(build.tag())).isFalse();
  }

  @Test
  void everyFaultComesWithItsCode() {
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.WALL_DROPPED, Fault.LIMIT_DROPPED))) {
      FakeEngine faulty = FakeEngine.withImages(IMAGE).fail(fault);
      assertFails(fault.code(), () -> wholeLogin(faulty));
      wholeLogin(FakeEngine.withImages(IMAGE).fail(fault).heal(fault));
    }
  }

  private static void wholeLogin(FakeEngine engine) {
    engine.ping();
    Sandbox sandbox = new Sandbox(engine, IMAGE);
    if (!engine.imageExists(IMAGE)) {
      engine.create(sandbox.idle());
    }
    engine.pull(IMAGE, PullListener.SILENT);
    engine.build(sandbox.building(), BuildListener.SILENT);
    String name = sandbox.start(sandbox.inNetwork(sandbox.network()));
    try (Exec exec = engine.exec(name, ExecSpec.of("true"))) {
      exec.awaitExit();
    }
    engine.remove(name);
    sandbox.close();
  }

  @Test
  void notesTheCallsAndTheSizes() {
    FakeEngine engine = FakeEngine.withImages(IMAGE);
    String name = new Sandbox(engine, IMAGE).startIdle();
    engine
        .exec(name, ExecSpec.of("sleep", "60").withTerminal(TerminalPromises.SIZE))
        .close();
    assertThat(engine.calls()).containsExactly("create " + name, "start " + name, "exec " + name);
    assertThat(engine.execs()).hasSize(1);
    assertThat(engine.execs().get(0).sizes()).containsExactly(TerminalPromises.SIZE);
    assertThat(engine.execs().get(0).closed()).isTrue();
  }

  @Test
  void pullHealsAMissingImage() {
    FakeEngine engine = FakeEngine.withImages().fail(Fault.IMAGE_MISSING);
    Sandbox sandbox = new Sandbox(engine, IMAGE);
    assertFails(ErrorCode.IMAGE_MISSING, () -> engine.create(sandbox.idle()));
    engine.pull(IMAGE, PullListener.SILENT);
    engine.build(sandbox.building(), BuildListener.SILENT);
    engine.create(sandbox.idle());
  }
}
