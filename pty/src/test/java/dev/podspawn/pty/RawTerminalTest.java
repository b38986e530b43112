package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.terminal.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RawTerminalTest {
  private static final String[] RAW = {
    " -icanon ", " -isig ", " -iexten ", " -echo ", " -icrnl ", " -ixon ", " -opost ", " cs8 "
  };
  private static final String[] COOKED = {
    " icanon ", " isig ", " iexten ", " echo ", " icrnl ", " ixon ", " opost ", "intr = ^A;"
  };

  @TempDir
  private Path directory;

  @Test
  void rawModeIsSeenFromOutsideAndTheOldOneComesBackWhileTheProgramGoesOn() throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("raw")) {
      child.expect("raw");
      assertThat(child.readableMode()).contains(RAW).contains("min = 1; time = 0;");
      child.driver().key(Key.CTRL_C);
      child.expect("byte 3").expect("back");
      assertThat(child.readableMode()).contains(COOKED).contains(" -echoe ");
      child.driver().enter("");
      child.expect("ended 0");
    }
  }

  @Test
  void theModeComesBackBitByBit() throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("echo", "1")) {
      String before = child.modeBefore();
      child.driver().expect("raw");
      assertThat(child.mode()).isNotEqualTo(before);
      child.driver().type("x").expect("ended 0");
      assertThat(child.mode()).isEqualTo(before);
    }
  }

  @Test
  void anExceptionBringsTheModeBack() throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("raw-throw")) {
      child.expect("raw");
      assertThat(child.readableMode()).contains(RAW);
      child.driver().type("x");
      child.expect("on purpose").expect("ended 1");
      assertThat(child.readableMode()).contains(COOKED);
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "HUP,129", "INT,130"})
  void aSignalThatNobodyHandlesBringsTheModeBack(String signal, int status) throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("raw")) {
      child.expect("raw");
      assertThat(child.readableMode()).contains(RAW);
      child.signal(signal);
      child.expect("ended " + status);
      assertThat(child.readableMode()).contains(COOKED);
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "HUP,129"})
  void aHandlerThatClosesAndHaltsBringsTheModeBack(String signal, int status) throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("raw-halt")) {
      child.expect("raw");
      child.signal(signal);
      child.expect("ended " + status);
      assertThat(child.readableMode()).contains(COOKED);
    }
  }

  @Test
  void aPipeSignalEndsNothing() throws Exception {
    try (ChildTerminal child = ChildTerminal.underShell("raw")) {
      child.expect("raw");
      child.signal("PIPE");
      assertThat(child.readableMode()).contains(RAW);
      child.driver().type("a");
      child.expect("byte 97").expect("back");
    }
  }

  @Test
  void aTerminalThatIsGoneIsNoFailure() throws Exception {
    Path report = directory.resolve("report");
    try (ChildTerminal child = ChildTerminal.alone("raw-hang-up", report.toString())) {
      child.expect("raw");
      child.driver().hangUp();
      assertThat(child.driver().waitForExit()).isEqualTo(129);
      assertThat(Files.readString(report)).isEqualTo("HUP restored\n");
    }
  }

  @Test
  void everyByteArrivesAndLeavesUntouched() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (ChildTerminal child = ChildTerminal.alone("echo", "256")) {
      child.expect("raw\n");
      int sofar = child.driver().bytes().length;
      child.driver().send(all);
      assertThat(child.driver().waitForExit()).isZero();
      assertThat(child.driver().bytes()).endsWith(all).hasSize(sofar + all.length);
    }
  }
}
