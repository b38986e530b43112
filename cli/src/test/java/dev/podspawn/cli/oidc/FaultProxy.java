package dev.podspawn.cli.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * Somebody between podspawn and a real Keycloak who has the provider's certificate, as a stolen or careless TLS
 * terminator has: all answers are Keycloak's own but for what is changed on the way.
 */
final class FaultProxy implements AutoCloseable {
  private final HttpsServer server;
  private final HttpClient client;
  private final Keycloak keycloak;
  private final UnaryOperator<String> request;
  private final UnaryOperator<String> answer;

  private FaultProxy(
      HttpsServer server,
      HttpClient client,
      Keycloak keycloak,
      UnaryOperator<String> request,
      UnaryOperator<String> answer) {
    this.server = server;
    this.client = client;
    this.keycloak = keycloak;
    this.request = request;
    this.answer = answer;
  }

  /**
   * Starts it.
   *
   * @param request changes the form of each request
   * @param answer changes the body of each answer
   */
  static FaultProxy start(
      Keycloak keycloak,
      SSLContext tls,
      UnaryOperator<String> request,
      UnaryOperator<String> answer)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
    FaultProxy proxy = new FaultProxy(server, client, keycloak, request, answer);
    server.createContext("/", proxy::pass);
    server.start();
    return proxy;
  }

  /** Keycloak takes the address that a proxy names for its own. */
  String realm() {
    return "https://127.0.0.1:" + port() + "/realms/podspawn";
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      HttpResponse<String> response = client
          .sendAsync(passed(exchange, form), HttpResponse.BodyHandlers.ofString())
          .get();
      for (String name : List.of("Set-Cookie", "Location", "Content-Type")) {
        for (String value : response.headers().allValues(name)) {
          exchange.getResponseHeaders().add(name, value);
        }
      }
      byte[] body = answer.apply(response.body()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private HttpRequest passed(HttpExchange exchange, String form) {
    HttpRequest.Builder passed = HttpRequest.newBuilder(
            URI.create("https://127.0.0.1:" + keycloak.port() + exchange.getRequestURI()))
        .header("X-Forwarded-Host", "127.0.0.1")
        .header("X-Forwarded-Port", Integer.toString(port()))
        .header("X-Forwarded-Proto", "https")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(
            exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(request.apply(form)));
    for (String cookie : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      passed.header("Cookie", cookie);
    }
    return passed.build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
