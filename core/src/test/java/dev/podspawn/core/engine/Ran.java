package dev.podspawn.core.engine;

import dev.podspawn.core.stream.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a program that has ended wrote and left behind. */
public record Ran(String stdout, String stderr, int status) {

  /** Runs a program without input. */
  public static Ran program(Engine engine, String container, ExecSpec spec) {
    return program(engine, container, spec, "");
  }

  /** Runs a shell script without input. */
  public static Ran script(Engine engine, String container, String script) {
    return program(engine, container, ExecSpec.of("sh", "-c", script), "");
  }

  /** Runs a program whose whole input is small, so that it can be sent before any output is read. */
  public static Ran program(Engine engine, String container, ExecSpec spec, String input) {
    try (Exec exec = engine.exec(container, spec)) {
      if (!input.isEmpty()) {
        exec.stream().send(ByteBuffer.wrap(input.getBytes(StandardCharsets.UTF_8)));
      }
      exec.stream().closeInput();
      Collected collected = new Collected();
      while (exec.stream().receive(collected)) {}
      return new Ran(collected.text(), collected.errors(), exec.awaitExit().value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps all output. */
  public static final class Collected implements OutputSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public void stdout(ByteBuffer data) {
      add(data, out);
    }

    @Override
    public void stderr(ByteBuffer data) {
      add(data, err);
    }

    private static void add(ByteBuffer data, ByteArrayOutputStream to) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      to.write(bytes, 0, bytes.length);
    }

    public byte[] bytes() {
      return out.toByteArray();
    }

    public String text() {
      return out.toString(StandardCharsets.UTF_8);
    }

    public String errors() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }

  /** Receives until the standard output contains the text; fails when the output ends without it. */
  public static String until(Exec exec, String text) {
    try {
      Collected collected = new Collected();
      while (!collected.text().contains(text)) {
        if (!exec.stream().receive(collected)) {
          throw new AssertionError(
              "output ended without \"" + text + "\": " + collected.text() + collected.errors());
        }
      }
      return collected.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
