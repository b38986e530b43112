package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private final HttpClient client;
  private final Duration total;

  private ProviderHttp(HttpClient client, Duration total) {
    this.client = client;
    this.total = total;
  }

  /** Trusts these certificate authorities, or the Java runtime's own. */
  public static ProviderHttp trusting(Optional<SSLContext> authorities) {
    return trusting(authorities, TOTAL);
  }

  static ProviderHttp trusting(Optional<SSLContext> authorities, Duration total) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
    authorities.ifPresent(builder::sslContext);
    return new ProviderHttp(builder.build(), total);
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
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      // The request's own time-out would end with the headers.
      HttpResponse<byte[]> response = coming.get(total.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw trouble.unreachable(
          host(request) + " did not answer within " + total.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw failed(
          request, e.getCause() instanceof IOException cause ? cause : wrapped(e), trouble);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble.unreachable("podspawn was interrupted", e);
    } finally {
      coming.cancel(true);
    }
  }

  private static IOException wrapped(ExecutionException e) {
    return new IOException(String.valueOf(e.getCause()), e);
  }

  private static PodspawnException failed(HttpRequest request, IOException e, Trouble trouble) {
    String host = host(request);
    if (e instanceof SSLException) {
      return trouble.unreachable("TLS to " + host + " failed: " + e.getMessage(), e);
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
