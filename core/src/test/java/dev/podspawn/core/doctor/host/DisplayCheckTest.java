package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayCheckTest {
  private static List<String> words(FakeHost host) {
    return new DisplayCheck().run(host).stream().map(Result::word).toList();
  }

  private static FakeHost withDisplay() {
    return FakeHost.sound().forwarding(Forwarding.CONTAINER_AND_X11);
  }

  @Test
  void xauthIsWhereSshdLooksForIt() {
    assertThat(words(withDisplay().file("/usr/bin/xauth", 0, 0755))).containsExactly("pass");
    assertThat(words(withDisplay())).containsExactly("warn");
    FakeHost elsewhere = withDisplay().sshd("xauthlocation /opt/x/xauth\n");
    assertThat(words(elsewhere.file("/usr/bin/xauth", 0, 0755))).containsExactly("warn");
    assertThat(words(elsewhere.file("/opt/x/xauth", 0, 0755))).containsExactly("pass");
  }

  @Test
  void whoHasNoDisplayNeedsNone() {
    assertThat(words(FakeHost.sound())).containsExactly("pass");
    assertThat(words(FakeHost.sound().forwarding(Forwarding.CONTAINER))).containsExactly("pass");
  }
}
