package dev.podspawn.core.toolbox;

import java.util.Map;

/** What a set says about the packages that its files are from. */
final class HostLicences {
  static final String TEXT = """
      The programs and libraries here are those of the host, unchanged, from the packages below. doc/PACKAGE
      has the copyright notice and licence of each that brings one, doc/common-licenses the licences that
      these refer to. The complete source of a package of Debian's (or Ubuntu's) is had by
      apt-get source PACKAGE=VERSION

      """;

  private HostLicences() {}

  static String of(Map<String, String> packages) {
    StringBuilder text = new StringBuilder(TEXT);
    packages.forEach(
        (name, version) -> text.append(name).append(' ').append(version).append('\n'));
    if (packages.isEmpty()) {
      text.append("(this host has no dpkg that could tell)\n");
    }
    return text.toString();
  }
}
