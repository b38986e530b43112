package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WinchSignalTest {

  @Test
  void eachNewSizeIsToldOnTheThreadOfItsOwnUntilClosed() {
    try (ChildTerminal child = ChildTerminal.alone("resize")) {
      child.expect("first 30x90");
      child.driver().resize(50, 132);
      child.expect("window-size 50x132");
      child.driver().resize(65535, 1);
      child.expect("window-size 65535x1");
      child.driver().enter("");
      child.expect("closed");
      child.driver().resize(20, 20).enter("");
      assertThat(child.driver().waitForExit()).isZero();
      assertThat(child.driver().transcript()).doesNotContain("20x20");
    }
  }

  @Test
  void anUnknownSizeIsTheFallback() {
    try (ChildTerminal child = ChildTerminal.alone("resize")) {
      child.expect("first 30x90");
      child.driver().resize(0, 0);
      child.expect("window-size 24x80");
    }
  }

  @Test
  void aSlowListenerGetsTheLatestSize() {
    try (ChildTerminal child = ChildTerminal.alone("resize-slow")) {
      child.expect("first 30x90");
      child.driver().resize(10, 10);
      child.expect("window-size 10x10");
      child.driver().resize(20, 20).resize(30, 30).resize(40, 40).enter("");
      child.expect("window-size 40x40");
      assertThat(child.driver().transcript()).doesNotContain("20x20", "30x30");
    }
  }
}
