package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/**
 * {@code POST /build} with a tar: builds an image and passes on what the build says, in JSON values one after the other. A
 * failure comes as a status, or as an {@code error} within a 200. Closing the connection breaks the build off.
 *
 * @param user whom the base starts programs as; empty for root
 */
public record BuildImage(ImageBuild build, String user, BuildListener listener)
    implements Endpoint<Done> {
  private static final String FILE = "Containerfile";

  @Override
  public String tried() {
    return "build the image " + build.tag();
  }

  /** {@code version=1} is Docker's builder that keeps what a client asks by this API (moby's API, 1.39). */
  @Override
  public ApiRequest request() {
    return ApiRequest.postTar(
        "/build?dockerfile=" + FILE + "&forcerm=1&rm=1&version=1&t=" + Targets.encode(build.tag()),
        new OneFileTar(FILE, build.containerfile(user)));
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
      throw failed(answer.refusalWith("the build broke off: " + e.getMessage()));
    }
  }

  private void listen(ApiAnswer answer, JsonReader news) throws IOException {
    boolean tagged = false;
    BuildLines lines = new BuildLines(listener);
    while (news.peek() != JsonReader.Token.END_DOCUMENT) {
      BuildNews item = BuildNews.read(news);
      tagged |= lines.add(item.text(), "Successfully tagged ");
      if (!item.error().isEmpty()) {
        lines.end();
        throw failed(answer.refusalWith(item.error().strip()));
      }
    }
    lines.end();
    if (!tagged) {
      // Engines end a connection in the same way when they are ended themselves.
      throw failed(answer.refusalWith("the answer ended before the build did"));
    }
  }

  private RuntimeException failed(Refusal refusal) {
    return refusal.failure(
        ErrorCode.BUILD_FAILED,
        tried(),
        "a step of it failed",
        "what the build has said, or asking this host's admin");
  }
}
