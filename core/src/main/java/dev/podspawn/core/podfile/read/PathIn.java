package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import java.util.Optional;

/** An absolute path in the container, which may use {@code ${PODSPAWN_USER}} and {@code ${PODSPAWN_PROJECT}}. */
final class PathIn extends ScalarType<String> {
  private static final int MAX_LENGTH = 512;

  @Override
  protected Optional<String> parse(String text) {
    String plain = text.replace("${PODSPAWN_USER}", "u").replace("${PODSPAWN_PROJECT}", "p");
    boolean sound = Charset.accepts(plain, "/", Charset.ALNUM + "/._+@:-", MAX_LENGTH);
    boolean climbs = (plain + "/").contains("/../");
    return sound && !climbs && !isRoot(plain) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isRoot(String path) {
    return path.replace("/", "").replace(".", "").isEmpty();
  }

  @Override
  protected String expected() {
    return "an absolute path in the container, such as /workspace/app";
  }
}
