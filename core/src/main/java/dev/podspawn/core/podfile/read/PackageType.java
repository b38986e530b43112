package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.podfile.PackageRequest;
import java.util.Optional;

/** A package, perhaps with a version. */
final class PackageType extends ScalarType<PackageRequest> {
  private static final int MAX_LENGTH = 128;

  @Override
  protected Optional<PackageRequest> parse(String text) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    Optional<String> version = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    boolean sound = Charset.accepts(name, Charset.ALNUM, Charset.ALNUM + "._+/:-", MAX_LENGTH)
        && (version.isEmpty()
            || Charset.accepts(
                version.get(), Charset.ALNUM, Charset.ALNUM + "._+:~*^=-", MAX_LENGTH));
    return sound ? Optional.of(new PackageRequest(name, version)) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "a package, such as git or go@1.24";
  }
}
