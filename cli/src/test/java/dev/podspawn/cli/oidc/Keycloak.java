package dev.podspawn.cli.oidc;

import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A real identity provider: Keycloak as published on Maven Central, which Maven keeps in its local repository, in
 * development mode on a port of 127.0.0.1 with TLS, with the realm of {@code keycloak-realm.json}.
 */
final class Keycloak implements AutoCloseable {
  private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:26.7.3:zip";
  private static final Duration FETCH = Duration.ofMinutes(5);
  private static final Duration START = Duration.ofMinutes(6);

  private final ShortTempDir directory;
  private final Running server;
  private final int port;

  private Keycloak(ShortTempDir directory, Running server, int port) {
    this.directory = directory;
    this.server = server;
    this.port = port;
  }

  /** Starts it; skips the test where it cannot be had. */
  static Keycloak start(TestAuthority authority) throws IOException {
    ShortTempDir directory = ShortTempDir.create();
    try {
      fetch(directory.path());
      int port = freePort();
      Running server = server(directory.path(), authority, port).start();
      Keycloak keycloak = new Keycloak(directory, server, port);
      keycloak.awaitStart();
      return keycloak;
    } catch (Throwable t) {
      clear(directory);
      throw t;
    }
  }

  private static void fetch(Path directory) {
    List<String> maven = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp"));
    String repository = System.getProperty("maven.repo.local", "");
    if (!repository.isEmpty()) {
      maven.add("-Dmaven.repo.local=" + repository);
    }
    maven.add("org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy");
    maven.add("-Dartifact=" + ARTIFACT);
    maven.add("-DoutputDirectory=" + directory);
    maven.add("-Dmdep.stripVersion=true");
    Result result = Command.of(maven).in(directory).timeout(FETCH).run();
    Assumptions.assumeTrue(
        result.exit() == 0,
        () -> "NOT TESTED: keys from a real identity provider: Maven cannot fetch " + ARTIFACT
            + ": " + result);
    String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    Command.of(jar, "xf", "keycloak-quarkus-dist.zip").in(directory).runOk();
  }

  private static Command server(Path directory, TestAuthority authority, int port)
      throws IOException {
    Path home = directory.resolve("keycloak-26.7.3");
    Path realms = Files.createDirectories(home.resolve("data/import"));
    try (InputStream realm = Keycloak.class.getResourceAsStream("keycloak-realm.json")) {
      Files.copy(realm, realms.resolve("podspawn.json"));
    }
    return Command.of("sh", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm")
        .with("--http-host=127.0.0.1", "--https-port=" + port)
        // Development mode opens the plain port whatever it is told.
        .with("--http-port=" + freePort())
        .with("--https-key-store-file=" + authority.keyStore())
        .with("--https-key-store-password=" + TestAuthority.PASSWORD)
        .with("--hostname-strict=false", "--proxy-headers=xforwarded")
        .env("JAVA_HOME", System.getProperty("java.home"))
        // It lives for a minute: the time goes into compiling, not into running.
        .env("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
        .in(directory);
  }

  private void awaitStart() {
    server.stdout().await("Listening on:", START);
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String realm() {
    return "https://127.0.0.1:" + port + "/realms/podspawn";
  }

  private static void clear(ShortTempDir directory) {
    try (directory) {
      // The script, its first JVM, which configures, and its second, which serves.
      Processes.killAll(() -> Processes.about(directory.path()));
    }
  }

  @Override
  public void close() {
    try (server) {
      clear(directory);
    }
  }
}
