package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/**
 * {@code POST /images/create?fromImage=}: pulls an image and tells how it gets on, in JSON values one after the other.
 * A failure comes as a status (Docker) or as an {@code error} within a 200 (Podman, and Docker once it has begun).
 * Closing the connection aborts the pull.
 */
public record PullImage(String image, PullListener listener) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "pull the image " + image;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.postEndless("/images/create?fromImage=" + Targets.encode(withTag(image)));
  }

  /** Without a tag Docker pulls every tag there is. */
  private static String withTag(String reference) {
    boolean named =
        reference.indexOf('@') >= 0 || reference.lastIndexOf(':') > reference.lastIndexOf('/');
    return named ? reference : reference + ":latest";
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw failed(answer.refusal());
    }
    try {
      listen(answer, answer.jsonValues());
      return Done.DONE;
    } catch (IOException | JsonDataException e) {
      throw failed(answer.refusalWith("the pull broke off: " + e.getMessage()));
    }
  }

  private void listen(ApiAnswer answer, JsonReader news) throws IOException {
    while (news.peek() != JsonReader.Token.END_DOCUMENT) {
      PullNews item = PullNews.read(news);
      if (!item.error().isEmpty()) {
        throw failed(answer.refusalWith(item.error()));
      }
      listener.progress(item.layer(), item.status(), item.current(), item.total());
    }
  }

  private RuntimeException failed(Refusal refusal) {
    return refusal.failure(
        ErrorCode.PULL_FAILED,
        tried(),
        "no registry that can be reached gave it",
        "another image, or asking this host's admin");
  }
}
