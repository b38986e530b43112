package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.podfile.Service;
import java.util.Optional;

/** {@code name:/target} or {@code ./path:/target}, perhaps with {@code :ro} at its end. */
final class VolumeType extends ScalarType<Service.Volume> {
  private static final int MAX_LENGTH = 512;
  private static final String PATH = Charset.ALNUM + "/._+@-";

  @Override
  protected Optional<Service.Volume> parse(String text) {
    boolean readOnly = text.endsWith(":ro");
    String rest = readOnly || text.endsWith(":rw") ? text.substring(0, text.length() - 3) : text;
    int colon = rest.indexOf(':');
    if (colon < 0 || !Charset.accepts(rest.substring(colon + 1), "/", PATH, MAX_LENGTH)) {
      return Optional.empty();
    }
    return volume(rest.substring(0, colon), rest.substring(colon + 1), readOnly);
  }

  private static Optional<Service.Volume> volume(String source, String target, boolean readOnly) {
    if (Charset.accepts(source, Charset.ALNUM, Charset.ALNUM + "._-", 64)) {
      return Optional.of(new Service.NamedVolume(source, target, readOnly));
    }
    return Charset.accepts(source, "/.", PATH, MAX_LENGTH)
        ? Optional.of(new Service.PathVolume(source, target, readOnly))
        : Optional.empty();
  }

  @Override
  protected String expected() {
    return "a volume, such as data:/var/lib/data or ./seed:/seed:ro";
  }
}
