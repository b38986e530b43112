package dev.podspawn.cli.keys;

import dev.podspawn.cli.http.BoundedHttp;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Fetches lines over verified https: within limits, and never from another host than the one that was named. */
final class WebFetch {
  private static final int MOST_REDIRECTS = 3;
  private static final int OK = 200;

  private final String from;
  private final WebLimits limits;
  private final BoundedHttp client;

  WebFetch(String from, WebLimits limits, Optional<SSLContext> authorities) {
    this.from = from;
    this.limits = limits;
    this.client = new BoundedHttp(limits.connect(), limits.mostBytes(), authorities);
  }

  /** The lines of the answer, one char for each byte. */
  List<String> lines(URI start) {
    long end = System.nanoTime() + limits.total().toNanos();
    URI address = start;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpResponse<byte[]> answer = send(address, Duration.ofNanos(end - System.nanoTime()));
      Optional<String> elsewhere = location(answer);
      if (elsewhere.isEmpty()) {
        return text(answer).lines().toList();
      }
      address = redirected(address, elsewhere.get());
    }
    throw failed("it redirects more than " + MOST_REDIRECTS + " times", Optional.empty());
  }

  private static Optional<String> location(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    boolean redirect =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return redirect ? answer.headers().firstValue("Location") : Optional.empty();
  }

  private URI redirected(URI from, String location) {
    try {
      URI target = from.resolve(location);
      if (WebNames.isAddress(target.toString())
          && from.getHost().equalsIgnoreCase(target.getHost())
          && port(from) == port(target)) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      // not an address at all
    }
    throw failed("it redirects to another server, which is not followed", Optional.empty());
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? 443 : address.getPort();
  }

  private HttpResponse<byte[]> send(URI address, Duration left) {
    HttpRequest request = HttpRequest.newBuilder(address)
        .header("Accept", "text/plain")
        .header("User-Agent", "podspawn")
        .build();
    try {
      return client.send(request, left);
    } catch (IOException e) {
      throw failed(reason(e), Optional.of(e));
    }
  }

  private String reason(IOException cause) {
    if (cause instanceof SSLException) {
      return "its TLS cannot be trusted: " + cause.getMessage();
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return "the connection did not stand in time";
    }
    if (cause instanceof HttpTimeoutException) {
      return "it did not answer within " + limits.total().toSeconds() + " s";
    }
    if (cause instanceof ConnectException) {
      return "it refuses connections, or its name is not known";
    }
    return String.valueOf(cause.getMessage());
  }

  private String text(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status == 404 || status == 410) {
      throw new PodspawnException(
          ErrorCode.KEY_SOURCE_VANISHED,
          new Message(
              "fetch keys from " + from,
              "it says that there is no such thing (" + status + ")",
              "another name, or \"podspawn keys refresh --prune\" to remove the keys it gave"),
          null);
    }
    if (status != OK) {
      throw failed("it answers with status " + status, Optional.empty());
    }
    String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
    String head = text.stripLeading();
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (head.startsWith("<") || type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      throw failed("it is a web page (HTML), and not a list of keys", Optional.empty());
    }
    return text;
  }

  private PodspawnException failed(String reason, Optional<Exception> cause) {
    return new PodspawnException(
        ErrorCode.KEY_SOURCE_FAILED,
        new Message("fetch keys from " + from, reason, "again later, or another address"),
        cause.orElse(null));
  }
}
