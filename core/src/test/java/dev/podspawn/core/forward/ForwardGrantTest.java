package dev.podspawn.core.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.LoginName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardGrantTest {
  private static final PamBlock BLOCK = new PamBlock(
      Path.of("/opt/podspawn"), Optional.empty(), RunAs.LOGIN_USER, Path.of("/var/lib/podspawn"));
  private static final String REST = "@include common-auth\nsession optional pam_motd.so\n";

  @TempDir
  private Path temporary;

  private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void allIsWell() throws IOException {
    pam(BLOCK.before(REST));
    groups("root:x:0:\npodspawn-net:x:998:bob,alice,carol\n");
  }

  private void pam(String text) throws IOException {
    Files.writeString(temporary.resolve("pam"), text);
  }

  private void groups(String text) throws IOException {
    Files.writeString(temporary.resolve("group"), text);
  }

  private boolean alice() {
    return isCertain("alice");
  }

  private boolean isCertain(String account) {
    return new ForwardGrant(temporary.resolve("pam"), temporary.resolve("group"), BLOCK, log)
        .isCertain(LoginName.parse(account));
  }

  @Test
  void certainWhereBothAreAsTheyShouldBe() {
    assertThat(alice()).isTrue();
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "podspawn-net:x:998:\n",
        "podspawn-net:x:998:alic\n",
        "podspawn-net:x:998:alice2,xalice\n",
        "podspawn-nets:x:998:alice\n",
        "xpodspawn-net:x:998:alice\n"
      })
  void whomTheGroupDoesNotNameHasNone(String text) throws IOException {
    groups(text);
    assertThat(alice()).isFalse();
    assertThat(log.lines()).singleElement().asString().contains("gpasswd --add alice");
  }

  @Test
  void anAccountNamedAfterAProjectIsInTheGroupByItsOwnName() throws IOException {
    assertThat(isCertain("alice.backend")).isFalse();
    groups("podspawn-net:x:998:alice.backend\n");
    assertThat(isCertain("alice.backend")).isTrue();
    assertThat(alice()).isFalse();
  }

  @Test
  void anyOtherBeginningOfThePamFileIsNone() throws IOException {
    String whole = BLOCK.before(REST);
    for (String text : new String[] {
      REST,
      "session sufficient pam_permit.so\n" + whole,
      "\n" + whole,
      whole.replace("requisite pam_usernet", "optional pam_usernet"),
      whole.replace("success=3", "success=4"),
      whole.replace("/var/lib/podspawn", "/var/lib/other"),
      REST + BLOCK.text()
    }) {
      pam(text);
      assertThat(alice()).as(text).isFalse();
    }
    assertThat(log.lines()).hasSize(7).allMatch(line -> line.contains("does not begin with"));
  }

  @Test
  void aPamFileThatIsNotThereIsNone() throws IOException {
    Files.delete(temporary.resolve("pam"));
    assertThat(alice()).isFalse();
  }

  @Test
  void theBlockIsTakenOutAsItCameIn() {
    assertThat(PamBlock.without(BLOCK.before(REST))).isEqualTo(REST);
    assertThat(BLOCK.before(BLOCK.before(REST))).isEqualTo(BLOCK.before(REST));
    assertThat(PamBlock.without(REST)).isEqualTo(REST);
    assertThat(PamBlock.isIn(REST)).isFalse();
    assertThat(BLOCK.isFit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/opt/pod spawn", "/opt/[pod]", "/opt/pöd", "/opt/a#b", "/opt/a\\b"})
  void pathsThatPamWouldSplitAreUnfit(String home) {
    PamBlock block = new PamBlock(
        Path.of(home), Optional.empty(), RunAs.LOGIN_USER, Path.of("/var/lib/podspawn"));
    assertThat(block.isFit()).isFalse();
  }
}
