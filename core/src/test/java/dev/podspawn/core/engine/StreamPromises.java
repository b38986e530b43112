package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What an engine promises of a program's input and output without a terminal. */
public interface StreamPromises extends EngineUnderTest {
  long MUCH = 64L << 20;

  @Test
  default void keepsTheTwoOutputsApart() {
    assertThat(Ran.script(engine(), sandbox().startIdle(), "echo out; echo err >&2; echo out2"))
        .isEqualTo(new Ran("out\nout2\n", "err\n", 0));
  }

  @Test
  default void endOfInputReachesTheProgramAndItsOutputGoesOn() {
    ExecSpec spec = ExecSpec.of("sh", "-c", "cat; echo done; sleep 0.2; echo later; exit 9");
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec, "data"))
        .isEqualTo(new Ran("datadone\nlater\n", "", 9));
  }

  @Test
  default void programWithoutInputSeesItsEndAtOnce() {
    assertThat(Ran.script(engine(), sandbox().startIdle(), "cat; echo done").stdout())
        .isEqualTo("done\n");
  }

  @Test
  default void passesEveryByteValue() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("cat"))) {
      exec.stream().send(ByteBuffer.wrap(all));
      exec.stream().closeInput();
      Ran.Collected collected = new Ran.Collected();
      while (exec.stream().receive(collected)) {}
      assertThat(collected.bytes()).isEqualTo(all);
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void passesMuchDataInBothDirectionsAtOnce() throws Exception {
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("cat"))) {
      FutureTask<String> sent = Streams.sendRandom(exec, MUCH);
      Streams.Hashed received = new Streams.Hashed();
      while (exec.stream().receive(received)) {}
      assertThat(exec.awaitExit().value()).isZero();
      assertThat(received.stdoutBytes()).isEqualTo(MUCH);
      assertThat(received.stdoutHash()).isEqualTo(sent.get());
    }
  }

  @Test
  default void passesMuchInputToItsEnd() throws Exception {
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("sha256sum"))) {
      FutureTask<String> sent = Streams.sendRandom(exec, MUCH);
      Ran.Collected collected = new Ran.Collected();
      while (exec.stream().receive(collected)) {}
      assertThat(collected.text()).startsWith(sent.get());
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void passesMuchOfBothOutputs() throws Exception {
    String script = "head -c " + MUCH + " /dev/zero & head -c " + MUCH + " /dev/zero >&2; wait";
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("sh", "-c", script))) {
      exec.stream().closeInput();
      Streams.Hashed received = new Streams.Hashed();
      while (exec.stream().receive(received)) {}
      assertThat(received.stdoutBytes()).isEqualTo(MUCH);
      assertThat(received.stderrBytes()).isEqualTo(MUCH);
      assertThat(exec.awaitExit().value()).isZero();
    }
  }
}
