package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The images of a {@link FakeEngine}: names, and builds whose scripts are processes of this machine. */
final class FakeImages {
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  void add(String image) {
    names.add(image);
  }

  boolean has(String image) {
    return names.contains(image);
  }

  void remove(String image) {
    names.remove(image);
  }

  void pull(String image, PullListener listener, Runnable fault) {
    listener.progress("layer1", "Downloading", 1, 2);
    fault.run();
    if (image.contains("no-such")) {
      throw failure(ErrorCode.PULL_FAILED, "pull " + image, "no registry has it");
    }
    listener.progress("layer1", "Download complete", 2, 2);
    add(image);
  }

  void build(ImageBuild build, BuildListener listener) {
    build.containerfile(""); // refuses what cannot be written
    String tried = "build " + build.tag();
    if (!has(build.base())) {
      throw failure(ErrorCode.IMAGE_MISSING, tried, "there is no " + build.base());
    }
    for (String script : build.scripts()) {
      listener.line("STEP: " + script);
      if (run(script, listener, tried) != 0) {
        throw failure(ErrorCode.BUILD_FAILED, tried, "a step failed");
      }
    }
    add(build.tag());
  }

  private static int run(String script, BuildListener listener, String tried) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
      try (BufferedReader output = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = output.readLine();
        while (line != null && !Thread.currentThread().isInterrupted()) {
          listener.line(line);
          line = Thread.currentThread().isInterrupted() ? null : output.readLine();
        }
        return process.waitFor();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(ErrorCode.BUILD_FAILED, tried, "it was broken off");
    } catch (IOException e) {
      throw failure(ErrorCode.BUILD_FAILED, tried, e.toString());
    }
  }

  /** A failure of the engine's, for person and admin alike. */
  static EngineException failure(ErrorCode code, String tried, String reason) {
    Message message = Message.of(tried, reason);
    return new EngineException(code, message, message, null);
  }
}
