package dev.podspawn.podman.socket;

import dev.podspawn.podman.endpoint.ApiAnswer;
import dev.podspawn.podman.endpoint.ApiRequest;
import dev.podspawn.podman.endpoint.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Sends requests by OkHttp. Nothing of it reaches a network: connections lead to the engine's Unix socket, the host's
 * name is not looked up, no proxy is asked and no TLS is set up. Every request has a connection of its own: on a Unix
 * socket that costs microseconds, and an idle one could be stale after the engine's restart.
 */
public final class OkHttpTransport implements Transport {
  private static final String BASE = "http://engine";
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType TAR = MediaType.get("application/x-tar");
  private static final byte[] ANY_ADDRESS = {127, 0, 0, 1};

  private final OkHttpClient client;
  private final Duration patience;
  private final String name;

  /**
   * A transport to the socket at a path.
   *
   * @param patience how long the engine may be silent
   */
  public OkHttpTransport(Path path, Duration patience) {
    this.name = path.toString();
    this.client = new OkHttpClient.Builder()
        .socketFactory(new UnixSocketFactory(path))
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .protocols(List.of(Protocol.HTTP_1_1))
        .dns(new NoLookup())
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .connectTimeout(patience)
        .writeTimeout(patience)
        .readTimeout(patience)
        .build();
    this.patience = patience;
  }

  @Override
  public ApiAnswer send(ApiRequest request) throws IOException {
    Response response = clientFor(request).newCall(translate(request)).execute();
    ResponseBody body = response.body();
    InputStream bytes = body == null ? InputStream.nullInputStream() : body.byteStream();
    return new ApiAnswer(response.code(), bytes, response.header("Server", ""), name);
  }

  /** To OkHttp a time-out of 0 is none. */
  private OkHttpClient clientFor(ApiRequest request) {
    if (request.work().isPresent() && request.work().get().isZero()) {
      return client;
    }
    Duration silence = request.work().map(patience::plus).orElse(Duration.ZERO);
    return client.newBuilder().readTimeout(silence).build();
  }

  private static Request translate(ApiRequest request) {
    Request.Builder builder = new Request.Builder()
        .url(HttpUrl.get(BASE + request.target()))
        .header("Connection", "close");
    return switch (request.method()) {
      case "GET" -> builder.get().build();
      case "DELETE" -> builder.delete().build();
      default -> builder.method(request.method(), body(request)).build();
    };
  }

  private static RequestBody body(ApiRequest request) {
    if (request.tar().isPresent()) {
      return RequestBody.create(TAR, request.tar().get().bytes());
    }
    String json = request.json();
    return json.isEmpty()
        ? RequestBody.create(null, new byte[0])
        : RequestBody.create(JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets go of connections kept for reuse. */
  @Override
  public void close() {
    ConnectionPool pool = client.connectionPool();
    pool.evictAll();
  }

  /** Every name has the same address, which nobody ever connects to. */
  private static final class NoLookup implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
      return List.of(InetAddress.getByAddress(hostname, ANY_ADDRESS));
    }
  }
}
