package dev.podspawn.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.keys.WebSource.Site;
import dev.podspawn.core.users.RecordedSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys from a real https server, and everything that can be wrong with one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSourceTest {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final WebLimits SHORT =
      new WebLimits(Duration.ofSeconds(10), Duration.ofSeconds(2), 256 * 1024);

  private Optional<KeyServer> running = Optional.empty();

  /** One for all, for its certificate takes seconds to make. */
  @BeforeAll
  void start(@TempDir Path dir) throws IOException, GeneralSecurityException {
    running = Optional.of(KeyServer.start(dir));
    server().answer("/alice.keys", 200, PLAIN, "ssh-ed25519 one\nssh-ed25519 two\n");
  }

  @AfterAll
  void stop() {
    running.ifPresent(KeyServer::close);
  }

  private KeyServer server() {
    return running.orElseThrow();
  }

  private WebSource url(String path) {
    return new WebSource(
        Site.URL, server().base() + path, "", Optional.of(server().authority()), WebLimits.USUAL);
  }

  private WebSource github(String base, Optional<Path> authority) {
    return new WebSource(Site.GITHUB, "alice", base, authority, WebLimits.USUAL);
  }

  private static void assertFails(WebSource source, String code, String reason) {
    assertThatThrownBy(source::fetch)
        .hasMessageStartingWith(code + " could not fetch keys from ")
        .hasMessageContaining(reason);
  }

  @Test
  void aPersonsKeysAreLines() {
    WebSource source = github(server().base(), Optional.of(server().authority()));
    assertThat(source.fetch().lines()).containsExactly("ssh-ed25519 one", "ssh-ed25519 two");
    assertThat(source.describe()).isEqualTo("github alice at " + server().base());
    RecordedSource recorded = RecordedSource.of(source, "now", List.of());
    assertThat(WebSource.of(recorded, WebLimits.USUAL)).contains(source);
  }

  @Test
  void redirectsAreFollowedOnTheSameServerOnly() {
    server().answer("/there", 200, PLAIN, "a line\n");
    server().redirect("/here", "/there");
    assertThat(url("/here").fetch().lines()).containsExactly("a line");
    for (String target : List.of(
        "https://other.example/there",
        "http://localhost/there",
        server().base().replace("localhost", "127.0.0.1") + "/there",
        "https://localhost/there",
        "https://user@localhost/there",
        "::no address")) {
      String path = "/away-" + Integer.toHexString(target.hashCode());
      server().redirect(path, target);
      assertFails(url(path), "PS1626", "it redirects to another server");
    }
    server().redirect("/loop", "/loop");
    assertFails(url("/loop"), "PS1626", "it redirects more than 3 times");
  }

  @Test
  void whatIsNotThereHasVanished() {
    server().answer("/gone", 410, PLAIN, "");
    server().answer("/missing", 404, "text/html", "<html>");
    assertFails(url("/gone"), "PS1627", "no such thing (410)");
    assertFails(url("/missing"), "PS1627", "no such thing (404)");
  }

  @Test
  void otherStatusesSayNothingAboutKeys() {
    server().answer("/broken", 500, PLAIN, "ssh-ed25519 one\n");
    server().answer("/partial", 206, PLAIN, "ssh-ed25519 one\n");
    assertFails(url("/broken"), "PS1626", "status 500");
    assertFails(url("/partial"), "PS1626", "status 206");
  }

  @Test
  void aWebPageIsCalledOne() {
    server().answer("/page", 200, "text/html; charset=utf-8", "sign in");
    server().answer("/hidden", 200, PLAIN, "\n <!DOCTYPE html><html>");
    assertFails(url("/page"), "PS1626", "a web page (HTML)");
    assertFails(url("/hidden"), "PS1626", "a web page (HTML)");
  }

  @Test
  void aHugeAnswerIsGivenUp() {
    server().answer("/huge", 200, PLAIN, "x".repeat(256 * 1024 + 1));
    server().answer("/large", 200, PLAIN, "x".repeat(256 * 1024));
    assertFails(url("/huge"), "PS1626", "larger than 256 KiB");
    assertThat(url("/large").fetch().lines()).hasSize(1);
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    server().hang("/slow");
    WebSource slow = new WebSource(
        Site.URL, server().base() + "/slow", "", Optional.of(server().authority()), SHORT);
    assertFails(slow, "PS1626", "did not answer within 2 s");
  }

  @Test
  void anEmptyAnswerIsNoLines() {
    server().answer("/empty", 200, PLAIN, "");
    assertThat(url("/empty").fetch().lines()).isEmpty();
  }

  @Test
  void onlyCertificatesThatAreTrustedWillDo() {
    assertFails(github(server().base(), Optional.empty()), "PS1626", "its TLS cannot be trusted");
    String byNumber = server().base().replace("localhost", "127.0.0.1");
    assertFails(
        github(byNumber, Optional.of(server().authority())), "PS1626", "its TLS cannot be trusted");
  }

  @Test
  void nobodyListening() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFails(
        github("https://localhost:" + port, Optional.of(server().authority())),
        "PS1626",
        "refuses connections");
  }

  @Test
  void anUnusableAuthorityFileIsSaidToBeOne() {
    assertThatThrownBy(
            github(server().base(), Optional.of(Path.of("/nonexistent/none.pem")))::fetch)
        .hasMessageStartingWith("PS1626 could not trust the authorities in ");
  }
}
