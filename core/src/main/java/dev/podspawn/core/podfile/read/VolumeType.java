package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.podfile.Service;
import java.util.Optional;

/**
 * {@code name:/target}, perhaps with {@code :ro} at its end. A path in place of the name is none: a service is shown
 * nothing of the host, and there is no checkout of the project there.
 */
final class VolumeType extends ScalarType<Service.Volume> {
  private static final int MAX_LENGTH = 512;
  private static final String PATH = Charset.ALNUM + "/._+@-";

  @Override
  protected Optional<Service.Volume> parse(String text) {
    boolean readOnly = text.endsWith(":ro");
    String rest = readOnly || text.endsWith(":rw") ? text.substring(0, text.length() - 3) : text;
    int colon = rest.indexOf(':');
    if (colon < 0
        || !Charset.accepts(rest.substring(colon + 1), "/", PATH, MAX_LENGTH)
        || !Charset.accepts(rest.substring(0, colon), Charset.ALNUM, Charset.ALNUM + "._-", 64)) {
      return Optional.empty();
    }
    return Optional.of(
        new Service.Volume(rest.substring(0, colon), rest.substring(colon + 1), readOnly));
  }

  @Override
  protected String expected() {
    return "a volume with a name, such as data:/var/lib/data (no path of a host is shown to services)";
  }
}
