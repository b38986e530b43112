package dev.podspawn.pty;

import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.WindowSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A program on a terminal that the tests watch from outside; each mode shows one thing. */
@SuppressWarnings("try") // a resource that is only there to be closed
public final class TerminalChild {
  private static final FileInputStream IN = new FileInputStream(FileDescriptor.in);
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private TerminalChild() {}

  public static void main(String[] arguments) throws Exception {
    say("pid " + ProcessHandle.current().pid());
    switch (arguments[0]) {
      case "raw" -> rawThenBack();
      case "raw-throw" -> rawThenThrow();
      case "raw-halt" -> rawThenHaltOnSignal();
      case "raw-hang-up" -> rawUntilHangUp(Path.of(arguments[1]));
      case "echo" -> echo(Integer.parseInt(arguments[1]));
      case "resize" -> resize(false);
      case "resize-slow" -> resize(true);
      case "is-terminal" -> say("terminal " + StandardInput.isTerminal());
      case "signals" -> firstSignalOnly();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static synchronized void say(String line) throws IOException {
    OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void rawThenBack() throws IOException {
    Terminal.Restore raw = NativeTerminal.standardInput().enterRawMode();
    say("raw");
    say("byte " + IN.read());
    raw.close();
    raw.close();
    say("back");
    IN.read();
  }

  private static void rawThenThrow() throws IOException {
    try (Terminal.Restore raw = NativeTerminal.standardInput().enterRawMode()) {
      say("raw");
      IN.read();
      throw new IllegalStateException("on purpose");
    }
  }

  private static void rawThenHaltOnSignal() throws IOException {
    Terminal.Restore raw = NativeTerminal.standardInput().enterRawMode();
    try (Signals signals = Signals.listen(signal -> {
      raw.close();
      Runtime.getRuntime().halt(signal.exitStatus().value());
    })) {
      say("raw");
      IN.read();
    }
  }

  private static void rawUntilHangUp(Path report) throws Exception {
    Terminal.Restore raw = NativeTerminal.standardInput().enterRawMode();
    CountDownLatch never = new CountDownLatch(1);
    try (Signals signals = Signals.listen(signal -> report(report, signal, raw))) {
      say("raw");
      never.await();
    }
  }

  private static void report(Path report, TerminationSignal signal, Terminal.Restore raw) {
    String line = signal + " restored\n";
    try {
      raw.close();
    } catch (NativeException e) {
      line = e.personLine();
    }
    try {
      Files.writeString(report, line);
    } catch (IOException e) {
      Runtime.getRuntime().halt(99);
    }
    Runtime.getRuntime().halt(signal.exitStatus().value());
  }

  private static void echo(int count) throws IOException {
    try (Terminal.Restore raw = NativeTerminal.standardInput().enterRawMode()) {
      say("raw");
      for (int i = 0; i < count; i++) {
        OUT.write(IN.read());
      }
    }
  }

  private static void resize(boolean slow) throws IOException {
    Terminal terminal = NativeTerminal.standardInput();
    try (Terminal.Restore resizes = terminal.onResize(size -> sayNew(size, slow))) {
      say("first " + text(terminal.size()));
      if (slow) {
        new CountDownLatch(1).await();
      }
      IN.read();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    say("closed");
    IN.read();
  }

  private static void sayNew(WindowSize size, boolean slow) {
    try {
      say(Thread.currentThread().getName() + " " + text(size));
      if (slow) {
        IN.read();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(WindowSize size) {
    return size.rows() + "x" + size.columns();
  }

  private static void firstSignalOnly() throws IOException {
    try (Signals signals = Signals.listen(TerminalChild::tell)) {
      say("ready");
      IN.read();
    }
    say("closed");
    IN.read();
  }

  private static void tell(TerminationSignal signal) {
    try {
      say("got " + signal.name().toLowerCase(Locale.ROOT) + " "
          + signal.exitStatus().value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
