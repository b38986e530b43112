package dev.podspawn.cli.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A real https server on this machine, with a certificate for {@code localhost} that only a CA file makes trusted. */
final class KeyServer implements AutoCloseable {
  private static final char[] PASSWORD = "for-a-test".toCharArray();

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Path authority;

  private KeyServer(HttpsServer server, Path authority) {
    this.server = server;
    this.authority = authority;
    server.setExecutor(threads);
    server.start();
  }

  /** Starts it on a free port. */
  static KeyServer start(Path dir) throws IOException, GeneralSecurityException {
    Path store = dir.resolve("server.p12");
    Path certificate = dir.resolve("server.pem");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Command.of(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname")
        .with("secp256r1", "-dname", "CN=localhost", "-ext", "san=dns:localhost")
        .with("-validity", "2", "-storepass", new String(PASSWORD))
        .with("-keystore", store.toString(), "-storetype", "PKCS12")
        .runOk();
    Command.of(keytool, "-exportcert", "-rfc", "-alias", "server", "-file")
        .with(certificate.toString(), "-keystore", store.toString())
        .with("-storepass", new String(PASSWORD))
        .runOk();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    return new KeyServer(server, certificate);
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The certificate, as PEM. */
  Path authority() {
    return authority;
  }

  String base() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** Answers with this at a path. */
  void answer(String path, int status, String type, String body) {
    server.createContext(path, exchange -> {
      try (exchange) {
        exchange.getResponseHeaders().set("Content-Type", type);
        send(exchange, status, body);
      }
    });
  }

  /** Redirects a path. */
  void redirect(String path, String target) {
    server.createContext(path, exchange -> {
      try (exchange) {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
      }
    });
  }

  /** Begins an answer at a path and never ends it. */
  void hang(String path) {
    server.createContext(path, exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("# wait\n".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
