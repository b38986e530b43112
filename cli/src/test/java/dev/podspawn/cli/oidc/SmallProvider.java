package dev.podspawn.cli.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A provider by hand, for what real ones do not do on demand: it says at each address what it is told to say, one answer
 * after the other, and the last one again and again.
 */
final class SmallProvider implements AutoCloseable {
  static final String DESCRIPTION = "/.well-known/openid-configuration";
  static final String DEVICE = "/device";
  static final String TOKEN = "/token";
  static final String KEYS = "/keys";
  static final String USERINFO = "/userinfo";

  private final HttpsServer server;
  private final Map<String, Deque<Say>> answers = new ConcurrentHashMap<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** An answer; status 0 is none: the connection is closed. */
  record Say(int status, String body, Map<String, String> headers) {
    static Say of(int status, String body) {
      return new Say(status, body, Map.of());
    }

    static Say json(Map<String, Object> members) {
      return of(200, JSONObjectUtils.toJSONString(members));
    }

    static Say error(String word) {
      return of(400, "{\"error\":\"" + word + "\",\"error_description\":\"so be it\"}");
    }

    static Say nothing() {
      return of(0, "");
    }
  }

  /** A request that came. */
  record Heard(String path, String body, String authorization) {}

  private SmallProvider(HttpsServer server) {
    this.server = server;
  }

  static SmallProvider start(SSLContext context) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    SmallProvider provider = new SmallProvider(server);
    server.createContext("/", provider::answer);
    server.start();
    provider.say(DESCRIPTION, Say.json(provider.description()));
    provider.say(DEVICE, Say.json(provider.deviceCode()));
    return provider;
  }

  String issuer() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it says of itself unless told otherwise; to be changed and said. */
  Map<String, Object> description() {
    Map<String, Object> members = new TreeMap<>();
    members.put("issuer", issuer());
    members.put("device_authorization_endpoint", issuer() + DEVICE);
    members.put("token_endpoint", issuer() + TOKEN);
    members.put("jwks_uri", issuer() + KEYS);
    members.put("userinfo_endpoint", issuer() + USERINFO);
    return members;
  }

  /** The code it gives unless told otherwise: good for 60 seconds, to be asked for every 5. */
  Map<String, Object> deviceCode() {
    Map<String, Object> members = new HashMap<>();
    members.put("device_code", "device-code-1");
    members.put("user_code", "ABCD-EFGH");
    members.put("verification_uri", issuer() + "/enter");
    members.put("verification_uri_complete", issuer() + "/enter?code=ABCD-EFGH");
    members.put("expires_in", 60);
    return members;
  }

  /** Says these at an address from now on. */
  void say(String path, Say... what) {
    answers.put(path, new ArrayDeque<>(List.of(what)));
  }

  /** The requests that came to an address. */
  List<Heard> heard(String path) {
    return heard.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      heard.add(new Heard(
          path,
          new String(body, StandardCharsets.UTF_8),
          authorization == null ? "" : authorization));
      send(exchange, next(path));
    }
  }

  private Say next(String path) {
    Deque<Say> left = answers.getOrDefault(path, new ArrayDeque<>());
    Say next = left.size() > 1 ? left.poll() : left.peek();
    return next == null ? Say.of(404, "") : next;
  }

  private static void send(HttpExchange exchange, Say say) throws IOException {
    if (say.status() != 0) {
      byte[] bytes = say.body().getBytes(StandardCharsets.UTF_8);
      say.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(say.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
