package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The device authorization grant (RFC 8628): podspawn gets a code, a person approves it in a browser anywhere, podspawn
 * asks until that is so.
 */
final class DeviceGrant {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final ProviderHttp http;
  private final Provider provider;
  private final ClientCredentials client;
  private final Waiting waiting;

  DeviceGrant(ProviderHttp http, Provider provider, ClientCredentials client, Waiting waiting) {
    this.http = http;
    this.provider = provider;
    this.client = client;
    this.waiting = waiting;
  }

  /**
   * Asks for a code.
   *
   * @param nonce what providers that know of it put into the ID token; the others pass over it
   */
  DeviceCode begin(String scope, String nonce) {
    Form form = Form.EMPTY.with("scope", scope).with("nonce", nonce);
    ProviderHttp.Answer answer = http.post(
        provider.device(),
        provider.identified(form, client),
        provider.authorization(client),
        provider.trouble());
    if (answer.status() != 200) {
      throw TokenError.of(answer, provider.trouble()).failure(provider.trouble());
    }
    return DeviceCode.of(json(answer), provider.trouble());
  }

  /**
   * Asks for the tokens until they come, at the pace that the provider sets (RFC 8628 3.5); a question that fails on the
   * network is asked again after twice the time, as long as the code is good.
   *
   * @throws PodspawnException OIDC_DENIED, OIDC_EXPIRED, OIDC_CLIENT_REFUSED, OIDC_PROVIDER_UNFIT, OIDC_UNREACHABLE
   */
  Tokens await(DeviceCode code) {
    Instant end = waiting.now().plus(code.lifetime());
    Duration pause = code.interval();
    PodspawnException last = provider.trouble().expired();
    while (pauses(pause, end)) {
      try {
        ProviderHttp.Answer answer = ask(code);
        if (answer.status() == 200) {
          return tokens(json(answer));
        }
        pause = pause.plus(furtherPause(answer));
        last = provider.trouble().expired();
      } catch (PodspawnException e) {
        last = unlessFinal(e);
        pause = pause.multipliedBy(2);
      }
    }
    throw last;
  }

  /** Waits before a question; false when the code is over by then. */
  private boolean pauses(Duration pause, Instant end) {
    Duration left = Duration.between(waiting.now(), end);
    try {
      waiting.pause(pause.compareTo(left) < 0 ? pause : left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw provider.trouble().unreachable("podspawn was interrupted", e);
    }
    return waiting.now().isBefore(end);
  }

  private ProviderHttp.Answer ask(DeviceCode code) {
    Form form = Form.EMPTY.with("grant_type", GRANT).with("device_code", code.deviceCode());
    return http.post(
        provider.token(),
        provider.identified(form, client),
        provider.authorization(client),
        provider.trouble());
  }

  /** How much longer to wait from now on; throws when there is nothing to wait for. */
  private Duration furtherPause(ProviderHttp.Answer answer) {
    TokenError error = TokenError.of(answer, provider.trouble());
    return switch (error.word()) {
      case "authorization_pending" -> Duration.ZERO;
      case "slow_down" -> SLOWER;
      default -> throw error.failure(provider.trouble());
    };
  }

  private static PodspawnException unlessFinal(PodspawnException e) {
    if (e.code() != ErrorCode.OIDC_UNREACHABLE) {
      throw e;
    }
    return e;
  }

  private Tokens tokens(Json answer) {
    String idToken = answer
        .text("id_token")
        .orElseThrow(() -> provider.trouble().unfit("it gave no ID token for the scope openid"));
    Optional<String> accessToken = answer.text("access_token");
    return new Tokens(
        idToken,
        accessToken.orElseThrow(() -> provider.trouble().unfit("it gave no access token")));
  }

  private Json json(ProviderHttp.Answer answer) {
    return Json.parse(answer.body())
        .orElseThrow(() -> provider.trouble().unfit("it answered with what is no JSON object"));
  }
}
