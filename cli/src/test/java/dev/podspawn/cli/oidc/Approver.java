package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A person at a browser of their own, who enters a code at Keycloak, logs in, and agrees or does not. */
final class Approver {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient browser;

  private Approver(HttpClient browser) {
    this.browser = browser;
  }

  /** With no cookies yet. */
  static Approver trusting(SSLContext tls) {
    return new Approver(HttpClient.newBuilder()
        .sslContext(tls)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build());
  }

  /** Says yes. */
  void approve(DeviceCode code, String person) {
    assertThat(decide(code, person, "accept")).contains("Device Login Successful");
  }

  /** Says no. */
  void deny(DeviceCode code, String person) {
    assertThat(decide(code, person, "cancel")).contains("Device Login Failed");
  }

  private String decide(DeviceCode code, String person, String button) {
    String login = send(HttpRequest.newBuilder(code.complete().orElseThrow()).GET());
    Form credentials = Form.EMPTY.with("username", person).with("password", person + "-pw");
    String consent = submit(code.address(), login, credentials);
    assertThat(consent).contains("login-actions/consent");
    Form answer = Form.EMPTY.with("code", match("name=\"code\" value=\"([^\"]+)\"", consent));
    return submit(code.address(), consent, answer.with(button, "x"));
  }

  private String submit(URI site, String page, Form form) {
    String action = match("action=\"([^\"]+)\"", page).replace("&amp;", "&");
    return send(HttpRequest.newBuilder(site.resolve(action))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          browser.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String match(String expression, String page) {
    Matcher matcher = Pattern.compile(expression).matcher(page);
    return Optional.of(matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElseThrow(() -> new AssertionError("no " + expression + " in " + page));
  }
}
