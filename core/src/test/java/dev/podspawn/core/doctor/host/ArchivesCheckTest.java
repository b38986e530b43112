package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.Result;
import org.junit.jupiter.api.Test;

class ArchivesCheckTest {
  private static String word(int status, String output) {
    FakeHost host =
        FakeHost.sound().answer("/opt/podspawn/bin/podspawn warmup --check", status, output);
    assertThat(new ArchivesCheck().run(host)).hasSize(1);
    Result result = new ArchivesCheck().run(host).get(0);
    return result.word();
  }

  @Test
  void onlyArchivesOfAnotherJavaAreToBeLookedAt() {
    assertThat(word(0, "fresh\n")).isEqualTo("pass");
    assertThat(word(0, "none\n")).isEqualTo("pass");
    assertThat(word(0, "stale\n")).isEqualTo("warn");
    assertThat(word(1, "PS1905 could not prepare the start of logins: ...\n")).isEqualTo("skip");
  }
}
