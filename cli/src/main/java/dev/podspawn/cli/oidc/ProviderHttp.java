package dev.podspawn.cli.oidc;

import dev.podspawn.cli.http.BoundedHttp;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Asks a provider: over verified TLS only, without following it elsewhere, for 10 s to connect and 30 s in all, and for
 * 256 KiB at most.
 */
public final class ProviderHttp {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TOTAL = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 256 * 1024;

  private final BoundedHttp http;
  private final Duration total;

  private ProviderHttp(BoundedHttp http, Duration total) {
    this.http = http;
    this.total = total;
  }

  /** Trusts these certificate authorities, or the Java runtime's own. */
  public static ProviderHttp trusting(Optional<SSLContext> authorities) {
    return trusting(authorities, TOTAL);
  }

  static ProviderHttp trusting(Optional<SSLContext> authorities, Duration total) {
    return new ProviderHttp(new BoundedHttp(CONNECT, MOST_BYTES, authorities), total);
  }

  /**
   * An answer.
   *
   * @param body as UTF-8
   */
  record Answer(int status, String body) {}

  /** Fetches what is at an address, perhaps with an Authorization header. */
  Answer get(URI address, Optional<String> authorization, Trouble trouble) {
    return send(request(address, authorization).GET().build(), trouble);
  }

  /** Posts a form. */
  Answer post(URI address, Form form, Optional<String> authorization, Trouble trouble) {
    HttpRequest request = request(address, authorization)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
        .build();
    return send(request, trouble);
  }

  private static HttpRequest.Builder request(URI address, Optional<String> authorization) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address).header("Accept", "application/json");
    authorization.ifPresent(value -> builder.header("Authorization", value));
    return builder;
  }

  private Answer send(HttpRequest request, Trouble trouble) {
    try {
      HttpResponse<byte[]> response = http.send(request, total);
      return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(request, e, trouble);
    }
  }

  private PodspawnException failed(HttpRequest request, IOException e, Trouble trouble) {
    String host = host(request);
    if (e instanceof SSLException) {
      return trouble.unreachable("TLS to " + host + " failed: " + e.getMessage(), e);
    }
    if (e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException)) {
      return trouble.unreachable(host + " did not answer within " + total.toSeconds() + " s", e);
    }
    if (e instanceof ConnectException) {
      return trouble.unreachable(host + " refuses connections, or its name is not known", e);
    }
    return trouble.unreachable("talking to " + host + " failed: " + e.getMessage(), e);
  }

  private static String host(HttpRequest request) {
    return request.uri().getRawAuthority();
  }
}
