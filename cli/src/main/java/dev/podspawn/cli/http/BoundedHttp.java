package dev.podspawn.cli.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP client within limits: TLS is verified, no redirect is followed, and neither time nor size is endless. */
public final class BoundedHttp {
  private final HttpClient client;
  private final int mostBytes;

  /**
   * A client.
   *
   * @param connect how long it may take to connect
   * @param mostBytes of an answer's body
   * @param authorities the certificate authorities to trust; empty for the Java runtime's own
   */
  public BoundedHttp(Duration connect, int mostBytes, Optional<SSLContext> authorities) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(connect).followRedirects(HttpClient.Redirect.NEVER);
    authorities.ifPresent(builder::sslContext);
    this.client = builder.build();
    this.mostBytes = mostBytes;
  }

  /**
   * Sends a request and waits for the whole of its answer.
   *
   * @param total how long all of it may take; a request's own time-out would end with the headers
   * @throws HttpTimeoutException it took longer; {@link java.net.http.HttpConnectTimeoutException} to connect
   * @throws javax.net.ssl.SSLException the server's certificate is not trusted, or TLS failed otherwise
   * @throws java.net.ConnectException nobody listens there, or the name is not known
   * @throws IOException anything else, a body too large among it
   */
  public HttpResponse<byte[]> send(HttpRequest request, Duration total) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, head -> new BoundedBytes(mostBytes));
    try {
      return coming.get(Math.max(1, total.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("podspawn was interrupted");
    } finally {
      coming.cancel(true);
    }
  }
}
